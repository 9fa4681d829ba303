package org.sweepwatch.supervise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.ExemptionStore;
import org.sweepwatch.store.query.GridVisitStore;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.SchemeStore;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.evaluate.Schemes;
import org.sweepwatch.supervise.evaluate.scheme.EvaluationScheme;
import org.sweepwatch.supervise.evaluate.scheme.SchemeReader;
import org.sweepwatch.supervise.layer.CheckInImport;
import org.sweepwatch.supervise.layer.ExemptionImport;
import org.sweepwatch.supervise.layer.LayerImport;
import org.sweepwatch.supervise.layer.RefusedFileException;
import org.sweepwatch.supervise.layer.TextFile;
import org.sweepwatch.supervise.layer.VehicleImport;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: layers, the register of vehicles, exemptions, check-ins and the evaluation scheme from files. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Take in a file: all of it, or nothing and a word on each bad line. 导入数据文件。",
            "",
            "routes, fences, grids, districts: GeoJSON; the file becomes the layer, what it leaves out goes out of use.",
            "vehicles: CSV with plate,phone,district,code,operation,organisation,in_service_from,in_service_until.",
            "checkins: CSV with time,person,grid; check-ins of hand terminals are added to those known.",
            "scheme: the evaluation scheme of the districts from a month on (考评办法), YAML or JSON.",
            "exemptions: CSV with phone or plate or district,code, and from,to,reason[,kind]; days are operational days.",
            ""
        },
        footer = {"", "For example: import routes roads.geojson --crs gcj02 --dry-run"})
final class ImportCommand implements Callable<Integer> {
    /** What can be imported, as written on the command line. */
    enum Kind {
        vehicles,
        routes,
        fences,
        grids,
        districts,
        exemptions,
        checkins,
        scheme
    }

    @Mixin
    private StoreOptions store;

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    private Kind kind;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file; CSV in UTF-8 or GBK. 文件。")
    private Path file;

    @Option(
            names = "--crs",
            paramLabel = "SYSTEM",
            description = "Coordinate system of a layer: wgs84 (default), gcj02, bd09, cgcs2000. 坐标系。")
    private String crs;

    @Option(names = "--dry-run", description = "Check the file and change nothing. 只检查不导入。")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            String text = TextFile.read(file);
            switch (kind) {
                case routes -> layer(LayerKind.ROUTE, text);
                case fences -> layer(LayerKind.FENCE, text);
                case grids -> layer(LayerKind.GRID, text);
                case districts -> layer(LayerKind.DISTRICT, text);
                case vehicles -> vehicles(text);
                case exemptions -> exemptions(text);
                case checkins -> checkIns(text);
                case scheme -> scheme(text);
            }
            return 0;
        } catch (RefusedFileException refused) {
            if (refused.problems().size() > 1) {
                PrintWriter err = spec.commandLine().getErr();
                refused.problems().forEach(err::println);
            }
            throw refused;
        }
    }

    private void layer(LayerKind layerKind, String text) {
        String named = crs == null ? "wgs84" : crs;
        Crs drawnIn = Crs.named(named)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--crs is " + named + " (expected: wgs84, gcj02, bd09 or cgcs2000)"));
        LayerImport layer = LayerImport.read(layerKind, text, drawnIn);
        if (dryRun) {
            checked(layer.size());
            return;
        }
        try (StoreAccess access = StoreAccess.forCommand(store.settings())) {
            imported(layer.size(), layer.into(new LayerStore(access.database()), now()));
        }
    }

    private void vehicles(String text) {
        refuseCrs();
        Settings settings = store.settings();
        VehicleImport vehicles = VehicleImport.read(text, new OperationalCalendar(settings.operationalDayStart()));
        try (StoreAccess access = StoreAccess.forCommand(settings)) {
            VehicleStore register = new VehicleStore(access.database());
            if (dryRun) {
                vehicles.check(register);
                checked(vehicles.size());
            } else {
                imported(vehicles.size(), vehicles.into(register, now()));
            }
        }
    }

    private void exemptions(String text) {
        refuseCrs();
        Settings settings = store.settings();
        try (StoreAccess access = StoreAccess.forCommand(settings)) {
            Database database = access.database();
            ExemptionImport exemptions = ExemptionImport.read(
                    text, new VehicleStore(database).list(), new OperationalCalendar(settings.operationalDayStart()));
            if (dryRun) {
                checked(exemptions.size());
            } else {
                imported(exemptions.size(), exemptions.into(new ExemptionStore(database)));
            }
        }
    }

    private void checkIns(String text) {
        refuseCrs();
        try (StoreAccess access = StoreAccess.forCommand(store.settings())) {
            Database database = access.database();
            Set<String> grids = new LayerStore(database)
                    .list(LayerKind.GRID).stream().map(LayerFeature::name).collect(Collectors.toSet());
            CheckInImport checkIns = CheckInImport.read(text, grids, now());
            if (dryRun) {
                checked(checkIns.size());
            } else {
                imported(checkIns.size(), checkIns.into(new GridVisitStore(database)));
            }
        }
    }

    private void scheme(String text) {
        refuseCrs();
        EvaluationScheme scheme = SchemeReader.read(text);
        if (dryRun) {
            checked(scheme.items().size());
            return;
        }
        try (StoreAccess access = StoreAccess.forCommand(store.settings())) {
            Schemes schemes = new Schemes(new SchemeStore(access.database()), Clock.systemUTC());
            schemes.add(scheme, System.getProperty("user.name"), "imported from " + file.getFileName());
            say("scheme: " + scheme.items().size() + " items, in force from " + scheme.validFrom());
        }
    }

    private void refuseCrs() {
        if (crs != null) {
            throw new ParameterException(spec.commandLine(), "--crs belongs to a layer, not to " + kind);
        }
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private void checked(int read) {
        say(kind + ": " + read + " read, all good; nothing was changed (--dry-run)");
    }

    private void imported(int read, ImportResult result) {
        say(kind + ": " + read + " read, " + result.created() + " new, " + result.updated() + " changed, "
                + result.unchanged() + " as before, " + result.retired() + " taken out of use");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
