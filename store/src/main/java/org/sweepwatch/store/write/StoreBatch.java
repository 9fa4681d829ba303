package org.sweepwatch.store.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one transaction stores: what a stretch of the journal led to, and the index that stretch ends at. Reused:
 * fill, write, {@link #clear()}. Not thread safe.
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays are handed over and never changed
public final class StoreBatch {
    /** Most events, and most quarantined items, of one batch. */
    public static final int MAX_EXTRAS = 5_000;

    final List<Event> events = new ArrayList<>();
    final List<Quarantined> quarantine = new ArrayList<>();
    final Map<DayKey, DeviceDayState> deviceDays = new LinkedHashMap<>();
    final Map<Integer, byte[]> vehicleStates = new LinkedHashMap<>();
    final MessageRows messages = new MessageRows();
    String journalId;
    long journalIndex;
    long readBackIndex;

    private final PositionBatch positions;
    private boolean duplicatesExpected;

    public StoreBatch() {
        this(PositionBatch.DEFAULT_CAPACITY);
    }

    public StoreBatch(int positionCapacity) {
        positions = new PositionBatch(positionCapacity);
    }

    public PositionBatch positions() {
        return positions;
    }

    /**
     * An event; stored once for each vehicle, time, kind and subject.
     *
     * @param subject empty when there is none
     * @param detail null when there is none
     */
    public void addEvent(int vehicleId, long timeMs, String kind, String subject, String detail) {
        events.add(new Event(vehicleId, timeMs, kind, subject, detail));
    }

    /**
     * An acknowledged thing that is no position; stored once for each journal index and item. The journal is that of
     * {@link #checkpoint}.
     *
     * @param item number of the position within the frame
     * @param vehicleId null when it could not be told
     * @param deviceTimeMs null when it is not a date
     */
    public void addQuarantine(
            long journalIndex,
            int item,
            Integer vehicleId,
            String phone,
            long receivedMs,
            String reason,
            Long deviceTimeMs,
            byte[] raw,
            int offset,
            int length) {
        quarantine.add(new Quarantined(
                journalIndex,
                item,
                vehicleId,
                phone,
                receivedMs,
                reason,
                deviceTimeMs,
                Arrays.copyOfRange(raw, offset, offset + length)));
    }

    /**
     * The state of a device day as of the end of this batch; the last one given wins.
     *
     * @param epochDay operational day, days since 1970-01-01
     * @param state health of the device; taken as it is, not copied; null leaves the stored state and only marks it
     * @param work work of the vehicle; taken as it is, null when {@code state} is
     * @param stale true when stored points are missing from the state; a state that is given with false clears the stored mark
     */
    public void putDeviceDay(int vehicleId, long epochDay, byte[] state, byte[] work, boolean stale) {
        deviceDays.merge(
                new DayKey(vehicleId, epochDay),
                new DeviceDayState(state, work, stale),
                (before, now) -> new DeviceDayState(
                        now.state() == null ? before.state() : now.state(),
                        now.state() == null ? before.work() : now.work(),
                        now.stale() || (now.state() == null && before.stale())));
    }

    /** What the pipeline remembers of a vehicle as of the end of this batch; the array is taken as it is. */
    public void putVehicleState(int vehicleId, byte[] state) {
        vehicleStates.put(vehicleId, state);
    }

    /** Everything that is neither a position nor derived from positions. */
    public MessageRows messages() {
        return messages;
    }

    /** The journal and the last index that this batch contains; a restart reads on from there. */
    public void checkpoint(String journalId, long index) {
        checkpoint(journalId, index, index);
    }

    /**
     * The journal and the last index that this batch contains, where parts of incomplete messages lie behind it.
     *
     * @param readBackIndex a restart reads what follows this index again, at most {@code index}
     */
    public void checkpoint(String journalId, long index, long readBackIndex) {
        this.journalId = journalId;
        this.journalIndex = index;
        this.readBackIndex = readBackIndex;
    }

    /** Says that some of the positions may be in the table already, so that the quick way is not even tried. */
    public void expectDuplicates(boolean expected) {
        duplicatesExpected = expected;
    }

    boolean duplicatesExpected() {
        return duplicatesExpected;
    }

    /** True when it must be written before anything is added. */
    public boolean isFull() {
        return positions.isFull()
                || events.size() >= MAX_EXTRAS
                || quarantine.size() >= MAX_EXTRAS
                || messages.isFull();
    }

    public boolean isEmpty() {
        return positions.size() == 0
                && events.isEmpty()
                && quarantine.isEmpty()
                && deviceDays.isEmpty()
                && vehicleStates.isEmpty()
                && messages.isEmpty()
                && journalId == null;
    }

    public void clear() {
        positions.clear();
        events.clear();
        quarantine.clear();
        deviceDays.clear();
        vehicleStates.clear();
        messages.clear();
        journalId = null;
        duplicatesExpected = false;
    }

    record Event(int vehicleId, long timeMs, String kind, String subject, String detail) {}

    record Quarantined(
            long journalIndex,
            int item,
            Integer vehicleId,
            String phone,
            long receivedMs,
            String reason,
            Long deviceTimeMs,
            byte[] raw) {}

    record DayKey(int vehicleId, long epochDay) {}

    record DeviceDayState(byte[] state, byte[] work, boolean stale) {}
}
