package org.sweepwatch.ingest.message.table;

import static org.sweepwatch.ingest.frame.WorkedFrames.hex;
import static org.sweepwatch.ingest.message.table.MessageRow.ALL;
import static org.sweepwatch.ingest.message.table.MessageRow.BASIC;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2011;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2019;
import static org.sweepwatch.ingest.message.table.MessageRow.SINCE_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.UNTIL_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.rows;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.Location;
import org.sweepwatch.ingest.message.vehicle.CanData;
import org.sweepwatch.ingest.message.vehicle.DriverIdentity;
import org.sweepwatch.ingest.message.vehicle.RecorderCommand;
import org.sweepwatch.ingest.message.vehicle.RecorderData;
import org.sweepwatch.ingest.message.vehicle.VehicleControl;
import org.sweepwatch.ingest.message.vehicle.VehicleControlAnswer;
import org.sweepwatch.ingest.message.vehicle.Waybill;

final class VehicleRows {
    private VehicleRows() {}

    static Stream<MessageRow> all() {
        return Stream.of(
                        rows(MessageId.VEHICLE_CONTROL, UNTIL_2013, "01", new VehicleControl(true, null, null)),
                        rows(MessageId.VEHICLE_CONTROL, UNTIL_2013, "00", new VehicleControl(false, null, null)),
                        rows(
                                MessageId.VEHICLE_CONTROL, // 2019 turns the meaning round: 0 locks
                                ONLY_2019,
                                "0001 0001 00",
                                new VehicleControl(true, null, null)),
                        rows(
                                MessageId.VEHICLE_CONTROL,
                                ONLY_2019,
                                "0002 0001 01 F001 AABB",
                                new VehicleControl(false, 0xF001, hex("AABB"))),
                        rows(
                                MessageId.VEHICLE_CONTROL_ANSWER,
                                ALL,
                                "0125" + BASIC,
                                new VehicleControlAnswer(293, new Location(hex(BASIC)))),
                        rows(MessageId.COLLECT_RECORDER_DATA, ONLY_2011, "08", new RecorderCommand(8, new byte[0])),
                        rows(
                                MessageId.COLLECT_RECORDER_DATA,
                                SINCE_2013,
                                "08 AA75",
                                new RecorderCommand(8, hex("AA75"))),
                        rows(
                                MessageId.RECORDER_DATA,
                                ONLY_2011,
                                "08 0002 0001 AABB",
                                new RecorderData(null, 8, 2, 1, hex("AABB"))),
                        rows(
                                MessageId.RECORDER_DATA,
                                SINCE_2013,
                                "0125 08 AABB",
                                new RecorderData(293, 8, null, null, hex("AABB"))),
                        rows(
                                MessageId.SET_RECORDER_PARAMETERS,
                                ALL,
                                "C2 010203",
                                new RecorderCommand(0xC2, hex("010203"))),
                        rows(MessageId.WAYBILL, ALL, "00000005 68656C6C6F", new Waybill("hello")),
                        driver(),
                        rows(
                                MessageId.CAN_DATA,
                                SINCE_2013,
                                "0002 0345100123 0CF00400 FFFF7D0000FFFFFF C0000123 0102030405060708",
                                new CanData(
                                        "0345100123",
                                        List.of(
                                                new CanData.Item(0x0CF00400L, hex("FFFF7D0000FFFFFF")),
                                                new CanData.Item(0xC0000123L, hex("0102030405060708"))))))
                .flatMap(rows -> rows);
    }

    private static Stream<MessageRow> driver() {
        Instant time = Instant.parse("2026-11-22T19:45:10Z");
        String id20 = "3433303230303139393030313031303031 38" + "0000";
        String qualification20 = "34333032303030303031" + "00".repeat(10);
        String name = "03 4C6975";
        String issuer = "04 485A4A54";
        return Stream.of(
                        rows(
                                MessageId.DRIVER_IDENTITY,
                                ONLY_2011,
                                name + id20 + qualification20 + "00".repeat(20) + issuer,
                                new DriverIdentity(
                                        null, null, null, "Liu", "4302000001", "HZJT", "", "430200199001010018")),
                        rows(
                                MessageId.DRIVER_IDENTITY,
                                ONLY_2013,
                                "01 261123034510 00" + name + qualification20 + issuer + "20301231",
                                new DriverIdentity(1, time, 0, "Liu", "4302000001", "HZJT", "20301231", "")),
                        rows(
                                MessageId.DRIVER_IDENTITY,
                                ONLY_2019,
                                "01 261123034510 00" + name + qualification20 + issuer + "20301231" + id20,
                                new DriverIdentity(
                                        1, time, 0, "Liu", "4302000001", "HZJT", "20301231", "430200199001010018")),
                        rows(
                                MessageId.DRIVER_IDENTITY,
                                SINCE_2013,
                                "02 261123034510",
                                new DriverIdentity(2, time, null, "", "", "", "", "")),
                        rows(
                                MessageId.DRIVER_IDENTITY,
                                SINCE_2013,
                                "01 261123034510 03",
                                new DriverIdentity(1, time, 3, "", "", "", "", "")))
                .flatMap(rows -> rows);
    }
}
