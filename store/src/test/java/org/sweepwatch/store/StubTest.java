package org.sweepwatch.store;

import org.junit.jupiter.api.Test;

class StubTest {
    @Test
    void runs() {}
}
