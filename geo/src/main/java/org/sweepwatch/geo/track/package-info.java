/**
 * A vehicle's track laid on the cleaning routes (地图匹配): on which segment each point was driven, and which way.
 *
 * <p>In: the points of a vehicle in time order, as {@link org.sweepwatch.geo.track.TrackPoint}, and the
 * {@link org.sweepwatch.geo.route.RouteIndex} in force. Out: {@link org.sweepwatch.geo.track.TrackMatch}. One matcher serves
 * all vehicles of its thread; {@link org.sweepwatch.geo.track.VehicleTrack} is the state of one vehicle, of fixed size. The
 * same points in the same order give the same answers, however they are cut into batches.
 */
package org.sweepwatch.geo.track;
