package org.tallystick.lib.x12.guide;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Segment;
import org.tallystick.lib.x12.guide.Guide.Condition;
import org.tallystick.lib.x12.guide.Guide.LoopNode;
import org.tallystick.lib.x12.guide.Guide.Node;
import org.tallystick.lib.x12.guide.Guide.SegmentNode;

/** A loop that is open, with how often each of its nodes was met. */
final class Frame {
    final LoopNode loop;
    private final int[] counts;
    private final Map<Condition, Boolean> held = new HashMap<>(2);
    private int position;
    private Location last;

    Frame(LoopNode loop, Location begun) {
        this.loop = loop;
        this.counts = new int[loop.nodes().size()];
        this.last = begun;
    }

    /** Where its last segment stood. */
    Location last() {
        return last;
    }

    /** The first node from here on that a segment fits; by its name alone when the key does not matter. */
    @Nullable
    Node find(Segment segment, boolean byKey) {
        for (Node node : loop.nodes()) {
            if (node.position() >= position && !begins(node) && fits(node.segment(), segment, byKey)) {
                return node;
            }
        }
        return null;
    }

    /** The segment that begins a loop always begins another one. */
    private boolean begins(Node node) {
        return !loop.id().isEmpty()
                && node.position() == loop.nodes().getFirst().position();
    }

    /** The same among those that should have come before. */
    @Nullable
    Node findBehind(Segment segment) {
        for (Node node : loop.nodes()) {
            if (node instanceof SegmentNode
                    && !begins(node)
                    && node.position() < position
                    && fits(node.segment(), segment, true)) {
                return node;
            }
        }
        return null;
    }

    static boolean fits(SegmentNode node, Segment segment, boolean byKey) {
        if (!segment.is(node.id())) {
            return false;
        }
        if (!byKey || node.key() == 0) {
            return true;
        }
        boolean composite = node.id().equals("HI");
        Guide.Use use = node.uses().get(composite ? "01-1" : "0" + node.key());
        String value = composite ? segment.component(1, 1) : segment.text(node.key());
        return use == null || use.codes().contains(value);
    }

    /** Counts a node, goes on to it, and says how often it was met. */
    int meet(Node node, Location at) {
        position = Math.max(position, node.position());
        last = at;
        return ++counts[loop.nodes().indexOf(node)];
    }

    /** Counts a node that came too late, without going back. */
    void meetLate(Node node) {
        counts[loop.nodes().indexOf(node)]++;
    }

    int count(Node node) {
        return counts[loop.nodes().indexOf(node)];
    }

    /** Whether something of that description was met: {@code DTP:439}, {@code HI}, {@code 2000C}. */
    boolean met(String target) {
        for (Node node : loop.nodes()) {
            if (isNamed(node, target) && count(node) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Node node, String target) {
        if (node instanceof LoopNode inner) {
            return inner.id().equals(target);
        }
        SegmentNode segment = node.segment();
        int colon = target.indexOf(':');
        if (colon < 0) {
            return segment.id().equals(target);
        }
        Guide.Use use = segment.uses().get("01");
        return segment.id().equals(target.substring(0, colon))
                && use != null
                && use.codes().contains(target.substring(colon + 1));
    }

    /** Remembers which conditions of the loop a segment brings about. */
    void consider(Segment segment) {
        for (Condition condition : loop.conditions()) {
            if (segment.is(condition.segment())
                    && condition.values().contains(ElementCheck.value(segment, condition.element()))) {
                held.put(condition, true);
            }
        }
    }

    boolean holds(Condition condition) {
        return held.containsKey(condition);
    }
}
