/**
 * The store: TimescaleDB or plain PostgreSQL.
 *
 * <p>In come batches of positions with the state derived from them ({@link org.sweepwatch.store.write}); out go
 * tracks, last positions and report inputs ({@link org.sweepwatch.store.query}). {@link
 * org.sweepwatch.store.Database} holds the one connection pool, brings the schema up to date and knows whether the
 * server offers TimescaleDB. {@link org.sweepwatch.store.embedded} runs a PostgreSQL of our own when nobody gave us
 * the address of another.
 *
 * <p>Threads: a {@code Database} and every class of the read side may be used by any thread; each call takes one pooled
 * connection and blocks. Bounds: the pool size, a time limit for taking a connection and one for each statement.
 *
 * <p>Failure: {@link org.sweepwatch.store.StoreUnavailableException} is transient, repeat later with the same input;
 * any other {@link org.sweepwatch.store.StoreException} will fail again.
 */
package org.sweepwatch.store;
