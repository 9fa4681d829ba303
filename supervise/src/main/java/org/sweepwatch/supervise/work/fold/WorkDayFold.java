package org.sweepwatch.supervise.work.fold;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.geo.coverage.PassFold;
import org.sweepwatch.geo.coverage.PassListener;
import org.sweepwatch.geo.coverage.SegmentPass;
import org.sweepwatch.geo.coverage.VehiclePasses;
import org.sweepwatch.geo.track.VehicleTrack;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.fold.CorruptStateException;
import org.sweepwatch.supervise.device.fold.StateReader;
import org.sweepwatch.supervise.device.fold.StateWriter;
import org.sweepwatch.supervise.work.state.WorkRun;
import org.sweepwatch.supervise.work.state.WorkStateFold;

/**
 * The work of one vehicle on one operational day (作业日): what a {@link WorkFolder} found out from its points. It knows of no
 * plan and no shift: these are laid over it afterwards, so a plan that changes needs no new fold.
 *
 * <p>A function of the set of points and of the {@link WorkBasis}. Bounded whatever the device sends; a full day of work
 * takes some kilobytes as bytes. One thread at a time.
 */
public final class WorkDayFold {
    private static final int VERSION = 1;
    private static final int MAX_BLOCK = 1 << 16;

    final long day;
    final long startMs;
    final WorkBasis basis;
    final WorkStateFold states = new WorkStateFold();
    final Mileage mileage = new Mileage();
    final GridStays grids = new GridStays();
    final UndecidedPoints undecided = new UndecidedPoints();
    final PassLog log = new PassLog();
    VehicleTrack track = new VehicleTrack();
    VehiclePasses passes = new VehiclePasses();

    /** @param day operational day, days since 1970-01-01 */
    public WorkDayFold(long day, OperationalCalendar calendar, WorkBasis basis) {
        this.day = day;
        this.startMs = calendar.startMs(day);
        this.basis = basis;
    }

    /** Operational day, days since 1970-01-01. */
    public long day() {
        return day;
    }

    /** What it was folded with. */
    public WorkBasis basis() {
        return basis;
    }

    /** What the vehicle did, from its first point to its last, without gaps; empty without points. */
    public List<WorkRun> runs() {
        return states.runs();
    }

    /** Time of the last point, ms since 1970 UTC; meaningless without runs. */
    public long lastMs() {
        return states.lastMs();
    }

    /** Whether the last point said that the ignition is off: silence after it is no gap. */
    public boolean endsOff() {
        return states.off();
    }

    /** Mileage and counts of points. Not to be changed. */
    public Mileage mileage() {
        return mileage;
    }

    /** The visits to responsibility grids. */
    public List<GridStay> gridStays() {
        return grids.stays(startMs);
    }

    /**
     * All passes over segments, complete or not, those going on as they stand.
     *
     * @param vehicleId put into each of them
     */
    public List<SegmentPass> passes(int vehicleId) {
        List<SegmentPass> all = new ArrayList<>(log.passes(vehicleId));
        new PassFold(basis.ground().routes(), basis.rules().pass()).tellOpen(passes, new PassListener() {
            @Override
            public void passed(int routeId, int segment, long bits, long fromMs, long toMs, boolean proven) {
                all.add(new SegmentPass(vehicleId, routeId, segment, bits, fromMs, toMs, proven));
            }

            @Override
            public void unproven(int routeId, int first, int last, long fromMs, long toMs) {
                throw new IllegalStateException("an open pass tells of a gap");
            }
        });
        return all;
    }

    /** The stretches of which nothing is known. */
    public List<UnprovenStretch> unproven() {
        return List.copyOf(log.unproven());
    }

    /** What found no room in the bounds of a day: above 0 the figures are too small. */
    public int overflow() {
        return states.overflow() + log.overflow();
    }

    /** The state in a compact form. */
    public byte[] toBytes() {
        StateWriter out = new StateWriter();
        out.number(VERSION);
        out.signed(day);
        out.signed(startMs);
        out.signed(basis.version());
        states.write(out, startMs);
        mileage.write(out, startMs);
        grids.write(out, startMs);
        undecided.write(out, startMs);
        log.write(out, startMs);
        out.block(track.toBytes());
        out.block(passes.toBytes());
        return out.toBytes();
    }

    /**
     * Reads what {@link #toBytes} gave.
     *
     * @throws CorruptStateException when it is damaged, of another version, or folded with another basis: fold the stored
     *     points again
     */
    public static WorkDayFold fromBytes(byte[] bytes, OperationalCalendar calendar, WorkBasis basis) {
        StateReader in = new StateReader(bytes);
        long version = in.number();
        if (version != VERSION) {
            throw new CorruptStateException("work day of version " + version + " (expected: " + VERSION + ")");
        }
        WorkDayFold fold = new WorkDayFold(in.signed(), calendar, basis);
        if (in.signed() != fold.startMs) {
            throw new CorruptStateException("work day " + fold.day + " was folded with another day start");
        }
        if (in.signed() != basis.version()) {
            throw new CorruptStateException("work day " + fold.day + " was folded with other layers or rules");
        }
        fold.states.read(in, fold.startMs);
        fold.mileage.read(in, fold.startMs);
        fold.grids.read(in, fold.startMs);
        fold.undecided.read(in, fold.startMs);
        fold.log.read(in, fold.startMs);
        try {
            fold.track = VehicleTrack.fromBytes(in.block(MAX_BLOCK));
            fold.passes = VehiclePasses.fromBytes(in.block(MAX_BLOCK));
        } catch (IllegalArgumentException e) {
            throw new CorruptStateException("work day " + fold.day + ": " + e.getMessage());
        }
        in.end();
        return fold;
    }
}
