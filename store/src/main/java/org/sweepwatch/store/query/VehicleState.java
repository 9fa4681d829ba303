package org.sweepwatch.store.query;

/** What the pipeline remembers of a vehicle from point to point (fences it is in and the like), in its own encoding. */
@SuppressWarnings("ArrayRecordComponent") // plain data; the arrays are handed over and never changed
public record VehicleState(int vehicleId, byte[] state) {}
