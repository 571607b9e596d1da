package org.tallystick.lib.x12.guide;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What partners agreed on for one transaction.
 *
 * @param type ST01
 * @param version how GS08 or ST03 begins: {@code 005010X222}
 * @param loop the transaction as a whole
 * @param segments all that occur anywhere in it
 */
public record Guide(String name, String type, String version, LoopNode loop, Set<String> segments) {
    public Guide {
        segments = Set.copyOf(segments);
    }

    /** A segment or a loop of segments at a place in a loop. */
    sealed interface Node permits SegmentNode, LoopNode {
        /** The segment, or the one that begins the loop. */
        SegmentNode segment();

        boolean required();

        /** How often it may be repeated; 0 for as often as one likes. */
        int most();

        /** Its place in the loop; what may stand in any order has the same. */
        int position();
    }

    /**
     * A segment.
     *
     * @param uses what the guide says of its elements beyond the dictionary, by {@code 01} or {@code 05-2}
     * @param key the element by which it is told from others with its name, 0 for none
     */
    record SegmentNode(
            String id,
            boolean required,
            int most,
            int position,
            Map<String, Use> uses,
            int key,
            List<Dependence> depends)
            implements Node {
        SegmentNode {
            uses = Map.copyOf(uses);
            depends = List.copyOf(depends);
        }

        @Override
        public SegmentNode segment() {
            return this;
        }
    }

    /** A loop; its first node begins it. */
    record LoopNode(String id, boolean required, int most, int position, List<Node> nodes, List<Condition> conditions)
            implements Node {
        LoopNode {
            nodes = List.copyOf(nodes);
            conditions = List.copyOf(conditions);
        }

        @Override
        public SegmentNode segment() {
            return nodes.getFirst().segment();
        }
    }

    /**
     * What the guide says of an element.
     *
     * @param usage R required, N not used, S as it is
     * @param codes that are allowed, none for any
     */
    record Use(char usage, Set<String> codes) {
        Use {
            codes = Set.copyOf(codes);
        }
    }

    /** Within a segment: when an element has one of the values, another must be there. */
    record Dependence(String element, Set<String> values, String needed) {
        Dependence {
            values = Set.copyOf(values);
        }
    }

    /**
     * Within a loop: when an element of one of its segments has one of the values, another segment must, or must not, be there.
     *
     * @param target {@code DTP:439}, {@code HI}, or the name of a loop
     */
    record Condition(String segment, String element, Set<String> values, boolean needed, String target) {
        Condition {
            values = Set.copyOf(values);
        }
    }
}
