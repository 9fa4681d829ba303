/**
 * The live picture (实时监控): what is known now, and its way to the browsers.
 *
 * <p>In comes what the last stage of the pipeline has seen and the store has taken: positions, events and
 * device faults, on that stage's thread. Out go {@link org.sweepwatch.supervise.live.LiveView} for readers
 * on any thread, and server-sent events through {@link org.sweepwatch.supervise.live.LiveFeed}, which has one
 * thread of its own and never waits for a browser.
 *
 * <pre>
 * pipeline ──► LiveView ──(every 500 ms)──► LiveFeed ──► LiveClient ──► browser
 *              newest per vehicle           changes since     non-blocking;
 *              ring of 500 events           a version         what was missed is conflated
 * </pre>
 *
 * <p>Bounds: vehicles ({@code LiveView.VEHICLES_MAX}), events ({@code EventRing}), clients (a setting), bytes
 * waiting for one client ({@code FeedBatch.BYTES_MAX}). A client holds no queue: only the version it has seen.
 */
package org.sweepwatch.supervise.live;
