/** Placeholder. */
package org.sweepwatch.ingest;
