package org.sweepwatch.supervise;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The shape of the house: who may know whom. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sweepwatch");

    @Test
    void ingestGeoAndStoreDoNotKnowEachOther() {
        slices().matching("org.sweepwatch.(ingest|geo|store)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void nothingPointsBackToSupervise() {
        noClasses()
                .that()
                .resideInAnyPackage("org.sweepwatch.ingest..", "org.sweepwatch.geo..", "org.sweepwatch.store..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sweepwatch.supervise.."))
                .check(CLASSES);
    }

    @Test
    void geometryKnowsNoClockAndNoFiles() {
        noClasses()
                .that()
                .resideInAPackage("org.sweepwatch.geo..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                .check(CLASSES);
    }

    /** What event loops run is kept from files: a disk that is slow must not hold up the other connections. */
    @Test
    void nothingOnTheEventLoopsTouchesFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.sweepwatch.ingest.transport..",
                        "org.sweepwatch.ingest.frame..",
                        "org.sweepwatch.ingest.message..",
                        "org.sweepwatch.ingest.session..",
                        "org.sweepwatch.ingest.command..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.nio.file..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File|RandomAccessFile).*|java\\.nio\\.channels\\.FileChannel")
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreSpeaksSql() {
        noClasses()
                .that()
                .resideInAnyPackage("org.sweepwatch.supervise..", "org.sweepwatch.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.postgresql..", "com.zaxxer..", "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void theInnerPackagesDoNotKnowTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.sweepwatch.supervise.cli..", "org.sweepwatch.bench..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sweepwatch.supervise.cli.."))
                .check(CLASSES);
    }
}
