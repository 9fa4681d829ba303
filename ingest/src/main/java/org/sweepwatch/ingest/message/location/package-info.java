/**
 * Where a vehicle is and what its unit says beside it (位置信息): the basic block, alarm and status bits, additional items,
 * single and in batches. JT/T 808-2013 chapters 8.18 and 8.49. {@link
 * org.sweepwatch.ingest.message.location.LocationReport} is the only decoder of positions.
 */
package org.sweepwatch.ingest.message.location;
