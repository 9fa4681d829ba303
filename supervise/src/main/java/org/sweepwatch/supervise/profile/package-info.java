/**
 * Terminal profiles (终端机型配置): what is particular to a model of terminal, as data.
 *
 * <p>In: YAML files, shipped ones and the user's, and what terminals say of themselves. Out: for each vehicle the profile
 * that reads its reports, on the pipeline's decode thread and without allocation; and what of the reports nothing explains,
 * counted by model. Bounds: {@link org.sweepwatch.supervise.profile.TerminalModels#MODELS_MAX} models, 257 items each, one
 * example an item.
 */
package org.sweepwatch.supervise.profile;
