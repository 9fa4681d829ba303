package org.sweepwatch.store.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch holds beside positions and their derived state: messages kept as they are, what they say of their terminal,
 * media, alarms that came or went. Part of {@link StoreBatch} and stored in its transaction. Not thread safe.
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays are handed over and never changed
public final class MessageRows {
    /** Most kept bytes of one batch: at so many it is full, one message more may still be added. */
    public static final int FULL_BYTES = 16 << 20;

    final List<Kept> kept = new ArrayList<>();
    final Map<FactKey, Fact> facts = new LinkedHashMap<>();
    final List<Medium> media = new ArrayList<>();
    final Map<AlarmKey, Alarm> alarms = new LinkedHashMap<>();
    private int keptBytes;

    /**
     * A message kept whole; stored once for each journal index and item.
     *
     * @param messageId message ID (消息ID), 0 to 0xFFFF
     * @param serial serial number (流水号) of its frame, of the last part when it came in parts
     * @param body JSON, null when the body cannot be read
     * @param raw the body as it came, with all its parts; taken as it is, not copied
     */
    public void keep(
            long journalIndex,
            int item,
            int vehicleId,
            long receivedMs,
            int messageId,
            int serial,
            String body,
            byte[] raw) {
        kept.add(new Kept(journalIndex, item, vehicleId, receivedMs, messageId, serial, body, raw));
        keptBytes += raw.length + (body == null ? 0 : 2 * body.length());
    }

    /**
     * Something a terminal has said of itself; a later one of the same kind replaces it.
     *
     * @param value JSON
     */
    public void fact(int vehicleId, String kind, long atMs, String value) {
        facts.merge(
                new FactKey(vehicleId, kind),
                new Fact(atMs, value),
                (before, now) -> now.atMs() >= before.atMs() ? now : before);
    }

    /** A picture, sound or video whose bytes are a durable file already; stored once for each journal index. */
    public void medium(Medium medium) {
        media.add(medium);
    }

    /**
     * An alarm that is held from now on.
     *
     * @param bit number of the alarm bit
     * @param sinceMs device time of the report that brought it
     * @param receivedMs when that report came
     * @param serial serial number of that report, for 0x8203
     */
    public void alarmOpened(int vehicleId, int bit, long sinceMs, long receivedMs, int serial) {
        alarms.put(new AlarmKey(vehicleId, bit), new Alarm(sinceMs, receivedMs, serial));
    }

    /** An alarm that is over. */
    public void alarmClosed(int vehicleId, int bit) {
        alarms.put(new AlarmKey(vehicleId, bit), null);
    }

    boolean isFull() {
        return kept.size() >= StoreBatch.MAX_EXTRAS
                || media.size() >= StoreBatch.MAX_EXTRAS
                || alarms.size() >= StoreBatch.MAX_EXTRAS
                || keptBytes >= FULL_BYTES;
    }

    boolean isEmpty() {
        return kept.isEmpty() && facts.isEmpty() && media.isEmpty() && alarms.isEmpty();
    }

    void clear() {
        kept.clear();
        facts.clear();
        media.clear();
        alarms.clear();
        keptBytes = 0;
    }

    /**
     * A medium (多媒体数据) of a terminal.
     *
     * @param mediaId number the terminal gave it
     * @param type 0 picture, 1 audio, 2 video
     * @param format 0 JPEG, 1 TIF, 2 MP3, 3 WAV, 4 WMV
     * @param event what caused it, as in 0x0800
     * @param takenMs device time of its location, null when it has none
     * @param latE6 latitude, 1e-6 degrees, null when it has no location with a fix
     * @param lonE6 longitude, 1e-6 degrees, null likewise
     * @param sizeBytes bytes of the file
     * @param path below the media directory
     */
    public record Medium(
            long journalIndex,
            int vehicleId,
            long receivedMs,
            long mediaId,
            int type,
            int format,
            int event,
            int channel,
            Long takenMs,
            Integer latE6,
            Integer lonE6,
            int sizeBytes,
            String path) {}

    record Kept(
            long journalIndex,
            int item,
            int vehicleId,
            long receivedMs,
            int messageId,
            int serial,
            String body,
            byte[] raw) {}

    record FactKey(int vehicleId, String kind) {}

    record Fact(long atMs, String value) {}

    record AlarmKey(int vehicleId, int bit) {}

    record Alarm(long sinceMs, long receivedMs, int serial) {}
}
