package org.sweepwatch.supervise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.work.figure.SampleWork;
import org.sweepwatch.supervise.work.figure.WorkReport;

class WorkReportWriterTest {
    private static final WorkReport REPORT = SampleWork.report(LocalDate.of(2026, 3, 2));

    private static String vehicles(ReportFormat format) {
        return new String(WorkReportWriter.write(REPORT.vehicleDay(), format), StandardCharsets.UTF_8);
    }

    private static String routes(ReportFormat format) {
        return new String(WorkReportWriter.write(REPORT.routeCoverage(), format), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsFrozenReadsBackAsItWas() {
        assertEquals(REPORT.frozen(), WorkReportWriter.fromJson(WorkReportWriter.toJson(REPORT.frozen())));
    }

    @Test
    void theTableShowsShareNumeratorDenominatorTargetAndCompleteness() {
        String table = vehicles(ReportFormat.TABLE);
        assertTrue(table.contains("机械化环卫作业车辆每日考评 2026-03-02（暂定"), table);
        assertTrue(table.contains("白班出车1台。"), table);
        assertTrue(
                table.lines()
                        .anyMatch(line -> line.contains("覆盖率")
                                && line.contains("91.94 %")
                                && line.contains("17.1")
                                && line.contains("18.6")
                                && line.contains("≥ 90.0 %")
                                && line.contains("98.00 %")),
                table);
    }

    @Test
    void whatCannotBeAssessedAndWhatHasNoInputSaySo() {
        String csv = vehicles(ReportFormat.CSV);
        assertTrue(csv.lines().anyMatch(line -> line.contains("作业超速率") && line.contains("不予评价")), csv);
        assertTrue(csv.lines().anyMatch(line -> line.contains("油耗") && line.contains("无数据")), csv);
    }

    @Test
    void whatWasEnteredSaysHowManyVehiclesAreInItAndWhereTheProofIs() {
        String csv = vehicles(ReportFormat.CSV);
        assertTrue(csv.contains("荷塘区,白班,C12,用水强度,0.63,9.2,14.6,m3/km,≤ 1.2,达标,98.00 %,按车填报，计入车辆 1/3"), csv);
        assertTrue(csv.contains("荷塘区,A002,湘B00007,白班,C12,用水强度,0.63,9.2,14.6,m3/km,≤ 1.2,达标,98.00 %,水表照片"), csv);
        assertTrue(csv.contains("荷塘区,A002,湘B00007,白班,C13,油耗,无数据"), csv);
    }

    @Test
    void aDayFrozenBeforeVehiclesHadEntriesIsRead() {
        String before =
                WorkReportWriter.toJson(REPORT.frozen()).replaceAll("\"wholeDay\":\\[.*],(?=\"definitions\")", "");
        WorkReport read = WorkReportWriter.fromJson(before);
        assertEquals(List.of(), read.vehicleDay().wholeDay());
        assertEquals(REPORT.vehicleDay().vehicles(), read.vehicleDay().vehicles());
    }

    @Test
    void unprovenMetresHaveAColumnOfTheirOwn() {
        String csv = routes(ReportFormat.CSV);
        assertTrue(csv.contains("已作业(m),未证实(m),未作业(m)"), csv);
        assertTrue(csv.contains("200.0,200.0,100.0,50.0,50.0"), csv);
        assertFalse(REPORT.routeCoverage().of("D").routes().iterator().hasNext());
    }

    @Test
    void theWorkbookHasAChineseSheetForEachTable() throws IOException {
        byte[] bytes = WorkReportWriter.write(REPORT.vehicleDay(), ReportFormat.XLSX);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            assertEquals(
                    List.of("日报", "区指标", "单车班次", "单车全天", "作业状态"),
                    workbook.getSheets().map(Sheet::getName).toList());
        }
    }
}
