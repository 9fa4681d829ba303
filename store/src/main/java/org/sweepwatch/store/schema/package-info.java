/**
 * The tables, as numbered migrations under {@code db/migration}, and what runs them.
 *
 * <p>The same migrations run with and without TimescaleDB; only the making of the table {@code position} branches on
 * whether the extension is in the database. Runs once at start on the calling thread, under the lock of Flyway.
 */
package org.sweepwatch.store.schema;
