package org.sweepwatch.ingest.message.table;

import static org.sweepwatch.ingest.frame.WorkedFrames.hex;
import static org.sweepwatch.ingest.message.table.MessageRow.ALL;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2011;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2019;
import static org.sweepwatch.ingest.message.table.MessageRow.SINCE_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.rows;

import java.util.List;
import java.util.stream.Stream;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.parameter.Parameter;
import org.sweepwatch.ingest.message.parameter.ParameterKind;
import org.sweepwatch.ingest.message.parameter.Parameters;
import org.sweepwatch.ingest.message.parameter.QueryNamedParameters;
import org.sweepwatch.ingest.message.parameter.SetParameters;
import org.sweepwatch.ingest.message.parameter.TerminalAttributes;
import org.sweepwatch.ingest.message.parameter.TerminalControl;
import org.sweepwatch.ingest.message.parameter.UpgradePackage;
import org.sweepwatch.ingest.message.parameter.UpgradeResult;

final class ParameterRows {
    private static final SetParameters SERVER = new SetParameters(List.of(
            Parameter.of(ParameterKind.HEARTBEAT_INTERVAL_S, 60),
            Parameter.of(ParameterKind.MAIN_SERVER_ADDRESS, "10.0.0.1")));
    private static final String SERVER_HEX = "00000001 04 0000003C 00000013 08 31302E302E302E31";
    private static final Parameters INTERVAL =
            new Parameters(9, List.of(Parameter.of(ParameterKind.DEFAULT_INTERVAL_S, 10)));
    private static final String ICCID_AND_VERSIONS = "89860000000000000019 04 56312E30 04 56322E31 03 20";

    private ParameterRows() {}

    static Stream<MessageRow> all() {
        return Stream.of(
                        rows(MessageId.SET_PARAMETERS, ONLY_2011, "02 02" + SERVER_HEX, SERVER),
                        rows(MessageId.SET_PARAMETERS, SINCE_2013, "02" + SERVER_HEX, SERVER),
                        rows(
                                MessageId.SET_PARAMETERS, // one id twice: both count
                                SINCE_2013,
                                "02 00000110 08 0011223344556677 00000110 08 1122334455667788",
                                new SetParameters(List.of(
                                        new Parameter(0x0110, hex("0011223344556677")),
                                        new Parameter(0x0110, hex("1122334455667788"))))),
                        rows(MessageId.PARAMETERS, ONLY_2011, "0009 01 01 00000029 04 0000000A", INTERVAL),
                        rows(MessageId.PARAMETERS, SINCE_2013, "0009 01 00000029 04 0000000A", INTERVAL),
                        rows(
                                MessageId.PARAMETERS, // widths that are not the standard's
                                SINCE_2013,
                                "0009 02 00000032 02 0A0B 00000084 04 00000002",
                                new Parameters(
                                        9,
                                        List.of(
                                                new Parameter(0x0032, hex("0A0B")),
                                                new Parameter(0x0084, hex("00000002"))))),
                        rows(
                                MessageId.QUERY_NAMED_PARAMETERS,
                                SINCE_2013,
                                "02 00000001 0000F001",
                                new QueryNamedParameters(List.of(1L, 0xF001L))),
                        rows(
                                MessageId.TERMINAL_CONTROL,
                                ALL,
                                "04",
                                new TerminalControl(TerminalControl.RESET, List.of())),
                        rows(
                                MessageId.TERMINAL_CONTROL,
                                SINCE_2013,
                                "02 30 3B 4142 3B 3B",
                                new TerminalControl(TerminalControl.CONNECT, List.of("0", "AB", "", ""))),
                        rows(
                                MessageId.TERMINAL_CONTROL,
                                ONLY_2011,
                                "02 31 00",
                                new TerminalControl(TerminalControl.CONNECT, List.of("1"))),
                        attributes(),
                        rows(
                                MessageId.UPGRADE_PACKAGE,
                                SINCE_2013,
                                "34 5A5A545354 04 56322E31 00000003 AABBCC",
                                new UpgradePackage(52, "ZZTST", "V2.1", hex("AABBCC"))),
                        rows(MessageId.UPGRADE_RESULT, SINCE_2013, "34 02", new UpgradeResult(52, 2)))
                .flatMap(rows -> rows);
    }

    private static Stream<MessageRow> attributes() {
        return Stream.of(
                        rows(
                                MessageId.ATTRIBUTES,
                                ONLY_2013,
                                "0084 5A5A545354 51582D38303842" + "00".repeat(13) + "41303032 000000"
                                        + ICCID_AND_VERSIONS,
                                attributes("ZZTST")),
                        rows(
                                MessageId.ATTRIBUTES,
                                ONLY_2019,
                                "0084 5A5A545354 51582D38303842" + "00".repeat(23) + "41303032" + "00".repeat(26)
                                        + ICCID_AND_VERSIONS,
                                attributes("ZZTST")),
                        rows(
                                MessageId.ATTRIBUTES, // a maker as wide as at the registration
                                ONLY_2019,
                                "0084 34333032303030305A5A54 51582D38303842" + "00".repeat(23) + "41303032"
                                        + "00".repeat(26) + ICCID_AND_VERSIONS,
                                attributes("43020000ZZT")))
                .flatMap(rows -> rows);
    }

    private static TerminalAttributes attributes(String makerId) {
        return new TerminalAttributes(
                0x84, makerId, "QX-808B", "A002", "89860000000000000019", "V1.0", "V2.1", 3, 0x20);
    }
}
