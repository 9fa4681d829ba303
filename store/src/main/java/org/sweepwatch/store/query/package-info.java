/**
 * The read side, and the small tables that people and the daily figures change.
 *
 * <p>In come identifiers, time ranges and cursors; out go records of plain data. Times are instants, coordinates are
 * WGS-84 degrees, speeds km/h; the packed integers of the table stay inside. Every class takes a {@link
 * org.sweepwatch.store.Database}, may be shared by threads, and blocks the calling thread for one round trip.
 *
 * <p>Bounds: lists that grow with time take a limit and a cursor ({@link org.sweepwatch.store.query.Page}); folds over
 * many points stream them. Failure: {@link org.sweepwatch.store.StoreUnavailableException} when the database is away.
 */
package org.sweepwatch.store.query;
