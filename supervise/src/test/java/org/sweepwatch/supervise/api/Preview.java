package org.sweepwatch.supervise.api;

public class Preview {
    public static void main(String[] a) throws Exception {
        RunningApi api = new RunningApi(ApiSettings.on("127.0.0.1", 8099), TestDatabase.open());
        WorkingFleet fleet = new WorkingFleet(api, 187);
        System.out.println(api.url + "/#token=" + api.token.value());
        for (long tick = 0; ; tick++) {
            fleet.step();
            if (tick % 3 == 0) fleet.event();
            Thread.sleep(2500);
        }
    }
}
