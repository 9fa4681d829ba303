/**
 * What the platform tells a driver, and what the driver answers (信息类, 电话类): text, events, questions, information
 * services, telephone. The standard of 2019 has dropped events, questions and information; they are read and written in the
 * layout of 2013 then. Thread, bounds and failure as in {@link org.sweepwatch.ingest.message}.
 */
package org.sweepwatch.ingest.message.notice;
