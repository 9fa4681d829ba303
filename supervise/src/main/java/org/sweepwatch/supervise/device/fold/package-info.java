/**
 * One device on one operational day, folded point by point.
 *
 * <pre>
 *   points in the order of device time ----> track side: fixes, alarms, motion, quality  --+
 *                                                                                          +--> DeviceDayFold --> bytes
 *   frames in the order of arrival --------> arrival side: minutes heard, clock offsets  --+
 * </pre>
 *
 * The track side can be folded again from stored points; the arrival side cannot (heartbeats are not stored), so it is
 * kept when the track side is replaced. Nothing here knows of duty, exemptions or faults: a fold remembers, a rule
 * judges. One thread at a time; a fold has a fixed size whatever the device sends.
 */
package org.sweepwatch.supervise.device.fold;
