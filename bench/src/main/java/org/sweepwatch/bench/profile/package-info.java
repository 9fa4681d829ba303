/** Reading positions by the profile of their terminal's model. */
package org.sweepwatch.bench.profile;
