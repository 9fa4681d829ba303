package org.sweepwatch.supervise.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.store.write.MessageRows;
import org.sweepwatch.supervise.live.LiveEvent;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.profile.TerminalProfile;

/**
 * One slot of the pipeline's ring, allocated once and used again and again. Each field is written by one stage and read by
 * later ones; the ring's barriers make the writes visible.
 */
final class PipelineEvent {
    /** Longest message body that a slot holds: the largest frame on the wire, un-escaped, with room to spare. */
    static final int MAX_BYTES = 4096;

    /** What the record turned out to be. */
    enum Kind {
        /** A location body, decoded and stored. */
        POSITION,
        /** A frame without a position: it shows that the device is there, nothing more. */
        CONTACT,
        /** A whole message other than a position: its body is {@link #message}. */
        MESSAGE,
        /** Cannot be used as it is; goes to quarantine with {@link #fault}, raw. */
        UNUSABLE,
        /** Nothing came for a while: lets what a refold has changed be stored all the same. */
        TICK
    }

    // Written by the tail.
    long journalIndex;
    /** Position of this body within its record, from 0; a batch (0x0704) has several. */
    int item;
    /** True for the last event of a record: only here may a transaction end. */
    boolean lastOfRecord;
    /** What follows this index must be read again after a restart; below {@link #journalIndex} while parts are held. */
    long readBackIndex;
    /** Record whose bytes go to quarantine: that of an earlier part, or {@link #journalIndex}. */
    long quarantineIndex;

    long receivedMs;
    int vehicleId;
    int messageId;
    int serial;
    boolean layout2019;
    /** True for 0x0704 of type 1 (blind-zone upload, 盲区补报). */
    boolean blindBatch;
    /** True for any 0x0704. */
    boolean batch;

    final byte[] bytes = new byte[MAX_BYTES];
    int length;
    /** Body of a message, or bytes too many for {@link #bytes}; the event's own. Null for positions. */
    byte[] message;
    /** Bytes taken from the {@link MessageBudget}. */
    int budgetBytes;

    Kind kind;

    // Written by the decode stage (kind and fault, too, when it finds the body unusable).
    final LocationReport report = new LocationReport();
    final DevicePoint point = new DevicePoint();
    /** Device time of a point that is in quarantine for its date, epoch ms; 0 when there is none. */
    long datedMs;
    /** Why the event is unusable, as a stable word; null otherwise. */
    String fault;

    /** How the terminal's reports are read; of positions only. */
    TerminalProfile profile = TerminalProfile.STANDARD;
    /** Whether the bytes behind the basic block are no items but a layout of the profile's own. */
    boolean fixedTail;

    // Written by the geography stage.
    int routeId;
    int routeOffsetM;
    /** Why the geography of a position is missing; null otherwise. The position is stored all the same. */
    String geographyFault;

    final List<LiveEvent> fenceEvents = new ArrayList<>(4);
    byte[] fenceState;

    // Written by the message stage.
    /** What the message leads to in the store. */
    final List<Consumer<MessageRows>> rows = new ArrayList<>(2);
    /** Why the message could not be dealt with; null otherwise. */
    String messageFault;
    /** What is sent to the terminal once the store has the message; null for nothing. */
    Runnable afterStoring;

    // Written by the health stage.
    /** Why the device's day lacks this event; null otherwise. */
    String healthFault;

    final List<LiveEvent> deviceEvents = new ArrayList<>(4);
    final List<Consumer<MessageRows>> alarmRows = new ArrayList<>(2);
    /** Device days that changed since the last event that had some; null where no transaction may end. */
    List<DeviceDaySnapshot> deviceDays;

    /** Makes the slot ready for the next record. */
    void begin(long index, int itemNumber, long receivedAtMs, int terminalId, int id) {
        journalIndex = index;
        item = itemNumber;
        receivedMs = receivedAtMs;
        vehicleId = terminalId;
        messageId = id;
        serial = 0;
        layout2019 = false;
        lastOfRecord = true;
        readBackIndex = index;
        quarantineIndex = index;
        blindBatch = false;
        batch = false;
        length = 0;
        budgetBytes = 0;
        kind = Kind.CONTACT;
        fault = null;
        fixedTail = false;
        datedMs = 0;
        routeId = 0;
        routeOffsetM = 0;
        geographyFault = null;
        healthFault = null;
        messageFault = null;
        forget();
    }

    /** Keeps the bytes: in the slot where they fit, as a copy of their own otherwise. */
    void copyBytes(byte[] source, int offset, int count) {
        if (count > MAX_BYTES) {
            message = Arrays.copyOfRange(source, offset, offset + count);
            length = 0;
        } else {
            length = count;
            System.arraycopy(source, offset, bytes, 0, count);
        }
    }

    /** Lets go all objects but the slot's own, after the last stage: the slot may not be used again for long. */
    void forget() {
        message = null;
        afterStoring = null;
        rows.clear();
        alarmRows.clear();
        fenceEvents.clear();
        deviceEvents.clear();
        fenceState = null;
        deviceDays = null;
    }

    /** The bytes that go to quarantine. */
    byte[] rawBytes() {
        return message != null ? message : Arrays.copyOf(bytes, length);
    }

    void quarantine(String reason) {
        kind = Kind.UNUSABLE;
        fault = reason;
    }

    /** What the first stage that found fault with it says, null when none did. */
    String anyFault() {
        if (fault != null) {
            return fault;
        }
        if (geographyFault != null) {
            return geographyFault;
        }
        return healthFault != null ? healthFault : messageFault;
    }

    boolean isPosition() {
        return kind == Kind.POSITION;
    }
}
