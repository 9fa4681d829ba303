package org.sweepwatch.supervise.profile;

import java.util.List;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.supervise.point.Signal;

/**
 * How the reports of a model of terminal are read (终端机型配置). Immutable, any thread; what is asked for each position
 * allocates nothing.
 */
public final class TerminalProfile {
    /** A terminal that does what the standard says and reports no work inputs. */
    public static final TerminalProfile STANDARD =
            new TerminalProfile("default", List.of(), null, ClockHabit.GMT8, 0, 1, false, List.of(), List.of());

    private static final int TAIL_BYTES = 18;
    private static final int TAIL_ODOMETER = LocationReport.BASIC_BLOCK_BYTES + 4;
    private static final int TAIL_RSSI = LocationReport.BASIC_BLOCK_BYTES + 14;
    private static final int IDS = 256;

    private final String name;
    private final List<ModelMatch> matches;
    private final ProtocolVersion edition;
    private final ClockHabit clock;
    private final long serverTimeAheadMs;
    private final double speedFactor;
    private final boolean fixedTail;
    private final SignalSource[] ofItems;
    private final SignalSource[] ofSerial;
    private final List<CustomItem> customItems;
    private final int serialSet;
    /** Least bytes of an item for this profile to read it; 0 for items that it does not read. */
    private final short[] bytesNeeded = new short[IDS];

    TerminalProfile(
            String name,
            List<ModelMatch> matches,
            ProtocolVersion edition,
            ClockHabit clock,
            long serverTimeAheadMs,
            double speedFactor,
            boolean fixedTail,
            List<SignalSource> signals,
            List<CustomItem> customItems) {
        this.name = name;
        this.matches = List.copyOf(matches);
        this.edition = edition;
        this.clock = clock;
        this.serverTimeAheadMs = serverTimeAheadMs;
        this.speedFactor = speedFactor;
        this.fixedTail = fixedTail;
        this.customItems = List.copyOf(customItems);
        ofItems = signals.stream().filter(source -> !source.field().serial()).toArray(SignalSource[]::new);
        ofSerial = signals.stream().filter(source -> source.field().serial()).toArray(SignalSource[]::new);
        int set = 0;
        for (SignalSource source : ofSerial) {
            set |= source.signal().bit();
        }
        serialSet = set;
        for (SignalSource source : ofItems) {
            need(source.field());
        }
        customItems.forEach(item -> need(item.field()));
    }

    private void need(Field field) {
        bytesNeeded[field.id()] = (short) Math.max(bytesNeeded[field.id()], field.offset() + field.width());
    }

    public String name() {
        return name;
    }

    List<ModelMatch> matches() {
        return matches;
    }

    /** The edition that its registrations are taken for (2011 or 2013), null when they tell it rightly. */
    public ProtocolVersion edition() {
        return edition;
    }

    /** What the model reports beyond the standard. */
    public List<CustomItem> customItems() {
        return customItems;
    }

    /** Device time in epoch ms, of one that was read as GMT+8. */
    public long timeMs(long readMs) {
        return readMs + clock.correctionMs();
    }

    /** How far ahead of UTC the time is that 0x8004 tells the terminal, ms; 0 as the standard has it. */
    public long serverTimeAheadMs() {
        return serverTimeAheadMs;
    }

    /** Speed in 0.1 km/h, of one as sent. */
    public int speedDkmh(int sent) {
        return speedFactor == 1 ? sent : (int) Math.min(0xFFFF, Math.round(sent * speedFactor));
    }

    /** What the items of a report say of the work inputs, a word of {@link Signal}. */
    public int signals(LocationReport report) {
        int word = 0;
        for (SignalSource source : ofItems) {
            word |= source.word(source.field().raw(report));
        }
        return word;
    }

    /**
     * The same of bytes passed through from a serial collector.
     *
     * @param type type of the passing-through (透传消息类型)
     * @param from where the collector's bytes begin
     */
    public int signals(int type, byte[] bytes, int from) {
        int word = 0;
        for (SignalSource source : ofSerial) {
            if (source.field().id() == type) {
                word |= source.word(source.field().raw(bytes, from));
            }
        }
        return word;
    }

    /** The signals that come from a serial collector, as a set; 0 for none. */
    public int serialSet() {
        return serialSet;
    }

    /**
     * Whether the bytes behind the basic block are no items but one fixed layout of 18 bytes: 4 unused, odometer DWORD km,
     * battery WORD 0.1 V, area DWORD, signal strength BYTE, 3 unused. Some clones do so; where the bytes make whole items
     * they are items.
     */
    public boolean hasFixedTail(LocationReport report) {
        return fixedTail
                && report.bodyLength() == LocationReport.BASIC_BLOCK_BYTES + TAIL_BYTES
                && report.tailLength() > 0;
    }

    /** Odometer of the fixed tail, 0.1 km. */
    public int tailOdometerHm(LocationReport report) {
        long km = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            km = km << 8 | report.bodyByte(TAIL_ODOMETER + i);
        }
        return (int) Math.min(Integer.MAX_VALUE, km * 10);
    }

    /** Signal strength of the fixed tail. */
    public int tailRssi(LocationReport report) {
        return report.bodyByte(TAIL_RSSI);
    }

    /** Whether neither a standard nor this profile knows an item. */
    boolean isUnknown(int id) {
        return bytesNeeded[id] == 0 && !AdditionalItem.isKnown(id);
    }

    /** Whether an item has a length that is not its own. */
    boolean isMalformed(int id, int length) {
        return bytesNeeded[id] > 0 ? length < bytesNeeded[id] : !AdditionalItem.isLegal(id, length);
    }
}
