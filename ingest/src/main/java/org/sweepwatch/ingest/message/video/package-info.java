/**
 * What a terminal with cameras says of its own accord or in answer, by JT/T 1078-2016 (视频通信): taken and kept, for this system
 * asks for no streams. Thread, bounds and failure as in {@link org.sweepwatch.ingest.message}.
 */
package org.sweepwatch.ingest.message.video;
