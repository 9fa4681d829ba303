package org.sweepwatch.supervise.simulate.city;

/** Invented road names, unique by construction. */
final class RoadNames {
    private static final String[] FIRST = {
        "云", "枫", "松", "兰", "桂", "竹", "柳", "梧", "杉", "棠", "菊", "茶", "樟", "榆", "枣", "橘", "柏", "梅", "桃", "杨"
    };
    private static final String[] SECOND = {"溪", "林", "岭", "塘", "湾", "坪", "桥", "冲", "洲", "坡", "园", "浦"};

    private RoadNames() {}

    static String northSouth(int line, boolean main) {
        return stem(line) + (main ? "大道" : "路");
    }

    static String eastWest(int line, boolean main) {
        return stem(line + 20) + (main ? "大道" : "街");
    }

    /** Unique for 60 numbers: after 20 the first sign repeats, then the second has moved on by 8 of 12. */
    private static String stem(int number) {
        return FIRST[number % FIRST.length] + SECOND[number * 7 % SECOND.length];
    }
}
