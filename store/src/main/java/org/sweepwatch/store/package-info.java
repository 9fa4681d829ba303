/** Placeholder. */
package org.sweepwatch.store;
