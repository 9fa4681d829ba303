/**
 * Pictures, sound and video files of JT/T 808 (多媒体): events, uploads, shooting, search. Thread, bounds and failure as in
 * {@link org.sweepwatch.ingest.message}.
 */
package org.sweepwatch.ingest.message.media;
