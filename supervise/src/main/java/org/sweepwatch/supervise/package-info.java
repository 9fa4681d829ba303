/** Placeholder. */
package org.sweepwatch.supervise;
