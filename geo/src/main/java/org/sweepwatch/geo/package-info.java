/** Placeholder. */
package org.sweepwatch.geo;
