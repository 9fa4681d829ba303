package org.sweepwatch.ingest.message;

import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.link.ServerTimeReply;
import org.sweepwatch.ingest.message.location.AdditionalItems;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationReport;

/** Reads a body as every message there is and asks for every value; none may throw, whatever the bytes are. */
final class MessageReading {
    private static final LocationReport REPORT = new LocationReport();
    private static final LocationBatch BATCH = new LocationBatch();
    private static final AdditionalItems ITEMS = new AdditionalItems();

    private MessageReading() {}

    static long readAll(byte[] bytes, FrameHeader header) {
        int at = header.bodyOffset();
        int length = header.bodyLength();
        long sum = 0;
        if (REPORT.decode(bytes, at, length)) {
            sum += readReport();
        }
        if (BATCH.decode(bytes, at, length)) {
            while (BATCH.next(REPORT)) {
                sum += readReport();
            }
            sum += BATCH.badEntries() + BATCH.remainingBytes();
        }
        sum += String.valueOf(Registration.decode(bytes, at, length, header.version()))
                .length();
        Authentication authentication = Authentication.decode(bytes, at, length, header.version());
        sum += authentication == null ? 0 : authentication.code(bytes).length();
        sum += String.valueOf(GeneralReply.decode(bytes, at, length)).length();
        sum += String.valueOf(RegistrationReply.decode(bytes, at, length)).length();
        sum += String.valueOf(ServerTimeReply.decode(bytes, at, length)).length();
        MessageId id = MessageId.of(header.messageId());
        if (id != null) {
            sum += String.valueOf(MessageCatalogue.decode(id, bytes, at, length, header.version()))
                    .length();
        }
        return sum;
    }

    private static long readReport() {
        long sum = REPORT.timeMs() + REPORT.odometerHm() + REPORT.fuelDl();
        sum += REPORT.recorderSpeedDeciKmh() + REPORT.alarmEventId() + REPORT.compartmentTemperatureC();
        sum += REPORT.overspeedPlace() + REPORT.overspeedAreaId() + REPORT.passageKind() + REPORT.passageAreaId();
        sum += REPORT.passageDirection() + REPORT.timedSegmentId() + REPORT.segmentTimeS() + REPORT.segmentTimeResult();
        sum += REPORT.videoAlarmBits() + REPORT.videoSignalLossBits() + REPORT.videoOcclusionBits();
        sum += REPORT.storageFaultBits() + REPORT.abnormalDrivingBits() + REPORT.vehicleSignalBits();
        sum += REPORT.ioStatusBits() + REPORT.analogBits() + REPORT.signalStrength() + REPORT.satellites();
        int items = 0;
        REPORT.items(ITEMS);
        while (ITEMS.next()) {
            items++;
        }
        if (items != REPORT.itemCount() || ITEMS.tailLength() != REPORT.tailLength()) {
            throw new AssertionError("walker and report disagree: " + items + " and " + REPORT.itemCount());
        }
        byte[] others = new byte[REPORT.copyOtherItems(0x55, null)];
        return sum + REPORT.copyOtherItems(0x55, others) + items;
    }
}
