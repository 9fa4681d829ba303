package org.sweepwatch.supervise.simulate.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** The streets as a graph of junctions and road pieces in local metres, with shortest ways. Immutable, any thread. */
public final class RoadNetwork {
    private final double[] nodeX;
    private final double[] nodeY;
    private final List<RoadPiece> pieces;
    private final int[][] piecesOfNode;

    /** A network of junctions at the given ordinates, joined by the pieces. */
    RoadNetwork(double[] nodeX, double[] nodeY, List<RoadPiece> pieces) {
        this.nodeX = nodeX;
        this.nodeY = nodeY;
        this.pieces = List.copyOf(pieces);
        List<List<Integer>> lists = new ArrayList<>();
        for (int node = 0; node < nodeX.length; node++) {
            lists.add(new ArrayList<>());
        }
        for (int i = 0; i < pieces.size(); i++) {
            lists.get(pieces.get(i).from()).add(i);
            lists.get(pieces.get(i).to()).add(i);
        }
        piecesOfNode = lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Number of junctions. */
    public int nodeCount() {
        return nodeX.length;
    }

    /** Metres east of a junction. */
    public double nodeX(int node) {
        return nodeX[node];
    }

    /** Metres north of a junction. */
    public double nodeY(int node) {
        return nodeY[node];
    }

    /** All pieces between neighbouring junctions. */
    public List<RoadPiece> pieces() {
        return pieces;
    }

    /** Number of pieces that meet at a junction. */
    public int degree(int node) {
        return piecesOfNode[node].length;
    }

    /** The junction nearest to a point. */
    public int nearestNode(double x, double y) {
        int best = 0;
        double bestDistance = Double.MAX_VALUE;
        for (int node = 0; node < nodeX.length; node++) {
            double distance = Math.hypot(nodeX[node] - x, nodeY[node] - y);
            if (distance < bestDistance && piecesOfNode[node].length > 0) {
                bestDistance = distance;
                best = node;
            }
        }
        return best;
    }

    /**
     * The shortest way between two junctions, as it is driven: each piece on the right of its centre line.
     *
     * @throws IllegalArgumentException when the junctions are not connected
     */
    public Path shortestWay(int from, int to) {
        if (from == to) {
            return new Path(new double[] {nodeX[from]}, new double[] {nodeY[from]});
        }
        int[] pieceInto = piecesOnShortestWay(from, to);
        List<Path> driven = new ArrayList<>();
        int node = to;
        while (node != from) {
            RoadPiece piece = pieces.get(pieceInto[node]);
            driven.add(piece.drivenTowards(node));
            node = piece.otherEnd(node);
        }
        Collections.reverse(driven);
        return Path.join(driven);
    }

    /** Dijkstra: for each junction reached the piece by which the shortest way comes in. */
    private int[] piecesOnShortestWay(int from, int to) {
        record Reached(int node, double metres) {}

        double[] distance = new double[nodeX.length];
        int[] pieceInto = new int[nodeX.length];
        Arrays.fill(distance, Double.MAX_VALUE);
        distance[from] = 0;
        PriorityQueue<Reached> open = new PriorityQueue<>((a, b) -> Double.compare(a.metres, b.metres));
        open.add(new Reached(from, 0));
        while (!open.isEmpty()) {
            Reached reached = open.poll();
            if (reached.node == to) {
                return pieceInto;
            }
            if (reached.metres > distance[reached.node]) {
                continue;
            }
            for (int index : piecesOfNode[reached.node]) {
                RoadPiece piece = pieces.get(index);
                int next = piece.otherEnd(reached.node);
                // Drivers prefer main roads: side streets count a third longer.
                double cost = piece.centreLine().length() * (piece.main() ? 1 : 1.33);
                double metres = reached.metres + cost;
                if (metres < distance[next]) {
                    distance[next] = metres;
                    pieceInto[next] = index;
                    open.add(new Reached(next, metres));
                }
            }
        }
        throw new IllegalArgumentException("no way from junction " + from + " to junction " + to);
    }
}
