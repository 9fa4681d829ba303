package org.sweepwatch.bench.journal;

import org.openjdk.jmh.annotations.Fork;

/** What the journal needs of the JVM that JMH forks, in one place: benchmarks of it inherit this. */
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-opens=jdk.compiler/com.sun.tools.javac=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED"
        })
public abstract class JournalJvm {
    JournalJvm() {}

    /** The same for processes that are not JMH's. */
    public static String[] options() {
        return JournalJvm.class.getAnnotation(Fork.class).jvmArgsAppend();
    }
}
