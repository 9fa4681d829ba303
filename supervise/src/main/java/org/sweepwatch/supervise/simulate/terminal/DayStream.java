package org.sweepwatch.supervise.simulate.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.supervise.simulate.fault.FaultyFleet;
import org.sweepwatch.supervise.simulate.fault.LinkState;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;

/**
 * What a platform receives from the fleet over a time, without sockets and as fast as the machine can: in the order of
 * reception, lost links followed by their blind-zone uploads, second units included. Registration, authentication and
 * heartbeats are left out. One thread for each instance.
 */
public final class DayStream {
    /** Points in one blind-zone batch. */
    static final int BATCH_POINTS = 10;

    private static final long TRAVEL_MS = 400;

    private final FaultyFleet fleet;
    private final ReportSchedule schedule;
    private final Map<SimulatedVehicle, List<VehicleSample>> unsent = new HashMap<>();

    /** Takes what arrives. The sample is only valid during the call. */
    @FunctionalInterface
    public interface SampleSink {
        /**
         * A position has arrived.
         *
         * @param receivedMs when, epoch milliseconds; never goes back
         * @param blindZone true when it comes in a blind-zone batch after a lost link
         */
        void received(SimulatedVehicle vehicle, VehicleSample sample, long receivedMs, boolean blindZone);
    }

    /** Takes frames as they arrive. */
    @FunctionalInterface
    public interface FrameSink {
        /** A frame has arrived: as on the wire, with flags and escapes. */
        void received(SimulatedVehicle vehicle, byte[] wire, long receivedMs);
    }

    public DayStream(FaultyFleet fleet) {
        this.fleet = fleet;
        this.schedule = new ReportSchedule(fleet.fleet().vehicles());
    }

    /** Everything that arrives because of reports made from {@code from} (inclusive) to {@code to} (exclusive). */
    public void samples(Instant from, Instant to, SampleSink sink) {
        VehicleSample sample = new VehicleSample();
        unsent.clear();
        for (long second = from.getEpochSecond(); second < to.getEpochSecond(); second++) {
            long receivedMs = second * 1000 + TRAVEL_MS;
            for (SimulatedVehicle vehicle : schedule.turnAt(second)) {
                LinkState link = fleet.link(vehicle, second);
                if (link == LinkState.UP && !unsent.isEmpty()) {
                    upload(vehicle, receivedMs, sink);
                }
                if (!fleet.reportsAt(vehicle, second)) {
                    continue;
                }
                if (link == LinkState.LOST) {
                    VehicleSample stored = new VehicleSample();
                    fleet.measure(vehicle, second, stored);
                    unsent.computeIfAbsent(vehicle, v -> new ArrayList<>()).add(stored);
                } else {
                    fleet.measure(vehicle, second, sample);
                    sink.received(vehicle, sample, receivedMs, false);
                }
            }
            for (SimulatedVehicle vehicle : fleet.twins(second)) {
                if (fleet.twinReportsAt(vehicle, second)) {
                    fleet.measureTwin(vehicle, second, sample);
                    sink.received(vehicle, sample, receivedMs, false);
                }
            }
        }
    }

    private void upload(SimulatedVehicle vehicle, long receivedMs, SampleSink sink) {
        List<VehicleSample> stored = unsent.remove(vehicle);
        if (stored != null) {
            stored.forEach(sample -> sink.received(vehicle, sample, receivedMs, true));
        }
    }

    /** The same as frames: 0x0200, and 0x0704 for blind zones where the terminal's edition has it. */
    public void frames(Instant from, Instant to, FrameSink sink) {
        Framing framing = new Framing(sink);
        samples(from, to, framing);
        framing.flush();
    }

    /** Makes frames of samples; consecutive blind-zone samples of one vehicle share a batch. */
    private static final class Framing implements SampleSink {
        private final FrameSink sink;
        private final SampleEncoder encoder = new SampleEncoder();
        private final FrameWriter writer = new FrameWriter();
        private final Map<SimulatedVehicle, FrameAddress> addresses = new HashMap<>();
        private final Map<SimulatedVehicle, Integer> serials = new HashMap<>();
        private final List<byte[]> batch = new ArrayList<>();
        private SimulatedVehicle batchVehicle;
        private long batchReceivedMs;

        Framing(FrameSink sink) {
            this.sink = sink;
        }

        @Override
        public void received(SimulatedVehicle vehicle, VehicleSample sample, long receivedMs, boolean blindZone) {
            boolean joins = blindZone && vehicle.equals(batchVehicle) && batch.size() < BATCH_POINTS;
            if (!joins) {
                flush();
            }
            byte[] body = encoder.body(vehicle.version(), sample);
            if (blindZone && vehicle.version() != ProtocolVersion.V2011) {
                batch.add(body);
                batchVehicle = vehicle;
                batchReceivedMs = receivedMs;
            } else {
                begin(vehicle, MessageId.LOCATION_REPORT);
                writer.putBytes(body);
                sink.received(vehicle, writer.end(), receivedMs);
            }
        }

        void flush() {
            if (!batch.isEmpty()) {
                begin(batchVehicle, MessageId.LOCATION_BATCH);
                LocationBatch.putHead(writer, batch.size(), LocationBatch.BLIND_ZONE);
                batch.forEach(body -> LocationBatch.putEntry(writer, body, body.length));
                sink.received(batchVehicle, writer.end(), batchReceivedMs);
                batch.clear();
            }
            batchVehicle = null;
        }

        private void begin(SimulatedVehicle vehicle, MessageId message) {
            FrameAddress address = addresses.computeIfAbsent(vehicle, v -> FrameAddress.of(v.version(), v.phone()));
            int serial = serials.merge(vehicle, 1, (old, one) -> old + one & 0xFFFF);
            writer.begin(address, message.code(), serial);
        }
    }
}
