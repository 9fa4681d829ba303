package org.sweepwatch.bench.replay;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.ingest.journal.JournalSettings;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.location.StatusFlag;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;

/**
 * Fills the journal of a data directory with the positions of the simulated fleet, a report with five additional items of
 * each vehicle in 10 s, as if a server had taken them in and been killed before it stored any.
 */
final class UnstoredJournal {
    private static final int REPORT_S = 10;
    private static final long ON_THE_WAY_MS = 400;
    private static final int GROUP = 1_000;

    private final Simulation simulation;
    private final Map<String, Integer> ids;
    private final LocationEncoder report = new LocationEncoder();
    private final FrameWriter writer = new FrameWriter();
    private final VehicleSample sample = new VehicleSample();

    /** @param ids vehicle of each phone in the store */
    UnstoredJournal(Simulation simulation, Map<String, Integer> ids) {
        this.simulation = simulation;
        this.ids = ids;
    }

    /**
     * Appends positions that end about now.
     *
     * @param directory of the journal; no server may have it
     */
    void fill(Path directory, long records) throws JournalException {
        List<SimulatedVehicle> vehicles = simulation.vehicles();
        long rounds = (records + vehicles.size() - 1) / vehicles.size();
        long second = System.currentTimeMillis() / 1000 - rounds * REPORT_S;
        try (ChronicleJournal journal = ChronicleJournal.open(JournalSettings.in(directory))) {
            for (long i = 0; i < records; i++) {
                SimulatedVehicle vehicle = vehicles.get((int) (i % vehicles.size()));
                byte[] frame = frame(vehicle, second + i / vehicles.size() * REPORT_S, (int) (i / vehicles.size()));
                journal.append(
                        sample.timeMs + ON_THE_WAY_MS,
                        ids.get(vehicle.phone()),
                        JournalRecord.TRANSPORT_TCP,
                        frame,
                        Escape.unescape(frame, frame.length));
                if (i % GROUP == GROUP - 1) {
                    journal.force();
                }
            }
            journal.force();
        }
    }

    /** Still escaped, without its flags. */
    private byte[] frame(SimulatedVehicle vehicle, long second, int serial) {
        simulation.fleet().fleet().measure(vehicle, second, sample);
        report.begin(sample.timeMs)
                .statusBits((sample.accOn ? StatusFlag.ACC_ON.mask() : 0)
                        | (sample.located ? StatusFlag.LOCATED.mask() | StatusFlag.BEIDOU_USED.mask() : 0))
                .position(sample.latE6, sample.lonE6)
                .altitudeM(sample.altitudeM)
                .speedDeciKmh(sample.speedDkmh)
                .headingDeg(sample.headingDeg)
                .item32(AdditionalItem.ODOMETER, sample.odometerHm)
                .item16(AdditionalItem.RECORDER_SPEED, sample.recorderSpeedDkmh)
                .item32(AdditionalItem.VEHICLE_SIGNALS, sample.signals)
                .item8(AdditionalItem.SIGNAL_STRENGTH, sample.rssi)
                .item8(AdditionalItem.SATELLITES, sample.satellites)
                .putInto(writer.begin(
                        FrameAddress.of(ProtocolVersion.V2013, vehicle.phone()),
                        MessageId.LOCATION_REPORT.code(),
                        serial & 0xFFFF));
        byte[] wire = writer.end();
        return Arrays.copyOfRange(wire, 1, wire.length - 1);
    }
}
