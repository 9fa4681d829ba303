/**
 * Areas and routes on the terminal (区域, 路线): set, delete, read back, 0x8600 to 0x8608 and 0x0608. Which fields travel is
 * said by the attribute bits of each area; those that do not are null. Thread, bounds and failure as in {@link
 * org.sweepwatch.ingest.message}.
 */
package org.sweepwatch.ingest.message.area;
