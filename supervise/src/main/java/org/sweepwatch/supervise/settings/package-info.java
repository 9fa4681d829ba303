/**
 * What an operator can set: one table of keys ({@link org.sweepwatch.supervise.settings.SettingKey}), read from a YAML
 * file, the environment and the command line, checked as a whole at start.
 *
 * <p>In: strings. Out: one immutable {@link org.sweepwatch.supervise.settings.Settings}. Runs once, on the main thread.
 */
package org.sweepwatch.supervise.settings;
