/**
 * Pictures, sounds and videos of terminals (多媒体数据): their formats and their files below the data directory.
 *
 * <p>In: the bytes of a whole 0x0801, on the pipeline's message stage. Out: a durable file before its row is stored, and
 * the file for the API. Bound: a medium is as long as the assembler of sub-packages lets it be; old ones go with
 * retention.
 */
package org.sweepwatch.supervise.media;
