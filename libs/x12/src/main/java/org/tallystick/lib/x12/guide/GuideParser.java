package org.tallystick.lib.x12.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.lib.x12.guide.Guide.Condition;
import org.tallystick.lib.x12.guide.Guide.Dependence;
import org.tallystick.lib.x12.guide.Guide.LoopNode;
import org.tallystick.lib.x12.guide.Guide.Node;
import org.tallystick.lib.x12.guide.Guide.SegmentNode;
import org.tallystick.lib.x12.guide.Guide.Use;

/**
 * Reads a guide. Two blanks more begin what stands inside a loop.
 *
 * <pre>
 * guide 837P 837 005010X222
 * BHT R1 01=0019 02=00,18          required, once; BHT01 and BHT02 have these values
 * loop 2000A R*                    a loop that is required and may be repeated
 *   HL R1 03=20 04!                HL04 is required
 *   PRV S1 01=BI 04-               situational; PRV04 is not used
 *   when CLM 11-1=AA need DTP:439  a rule of the loop; or: forbid
 * CLM R1 if(11-1=AA:11-4)          a rule of the segment
 * </pre>
 */
final class GuideParser {
    private static final Set<String> KEYED =
            Set.of("NM1", "N1", "REF", "DTP", "DTM", "AMT", "QTY", "TRN", "CRC", "CR2", "NTE", "HI");

    private final List<String> lines;
    private final Set<String> segments = new HashSet<>();
    private int next = 1;

    private GuideParser(List<String> lines) {
        this.lines = lines;
    }

    static Guide parse(List<String> lines) {
        String[] head = lines.getFirst().split(" +", -1);
        var parser = new GuideParser(lines);
        LoopNode whole = parser.loop("", true, 1, 0, 0);
        return new Guide(head[1], head[2], head[3], whole, parser.segments);
    }

    private LoopNode loop(String id, boolean required, int most, int position, int depth) {
        List<Node> nodes = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        while (next < lines.size() && depth(lines.get(next)) == depth) {
            String line = lines.get(next++).strip();
            if (line.startsWith("when ")) {
                conditions.add(condition(line.split(" +", -1)));
            } else {
                nodes.add(node(line, nodes, depth));
            }
        }
        if (next < lines.size() && depth(lines.get(next)) > depth) {
            throw new IllegalStateException("too deep: " + lines.get(next));
        }
        return new LoopNode(id, required, most, position, nodes, conditions);
    }

    private static int depth(String line) {
        return (line.length() - line.stripLeading().length()) / 2;
    }

    /** What begins with the same segment as the one before may stand in any order with it. */
    private Node node(String line, List<Node> before, int depth) {
        String[] words = line.split(" +", -1);
        boolean loop = words[0].equals("loop");
        String use = words[loop ? 2 : 1];
        boolean required = use.charAt(0) == 'R';
        int most = use.charAt(1) == '*' ? 0 : Integer.parseInt(use.substring(1));
        int last = before.isEmpty() ? 0 : before.getLast().position();
        if (!loop) {
            boolean together =
                    !before.isEmpty() && before.getLast().segment().id().equals(words[0]) && before.size() > 1;
            return segment(words, required, most, together ? last : last + 1);
        }
        LoopNode inner = loop(words[1], required, most, last + 1, depth + 1);
        boolean together = before.size() > 1
                && before.getLast() instanceof LoopNode other
                && other.segment().id().equals(inner.segment().id());
        return together ? new LoopNode(inner.id(), required, most, last, inner.nodes(), inner.conditions()) : inner;
    }

    private SegmentNode segment(String[] words, boolean required, int most, int position) {
        String id = words[0];
        segments.add(id);
        Map<String, Use> uses = new HashMap<>();
        List<Dependence> depends = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("if(")) {
                String[] parts = word.substring(3, word.length() - 1).split("[=:]", -1);
                depends.add(new Dependence(parts[0], Set.of(parts[1].split(",", -1)), parts[2]));
            } else if (word.endsWith("!")) {
                uses.put(word.substring(0, word.length() - 1), new Use('R', Set.of()));
            } else if (word.endsWith("-")) {
                uses.put(word.substring(0, word.length() - 1), new Use('N', Set.of()));
            } else {
                int equals = word.indexOf('=');
                boolean optional = word.charAt(equals - 1) == '?';
                uses.put(
                        word.substring(0, optional ? equals - 1 : equals),
                        new Use(
                                optional ? 'S' : 'R',
                                Set.of(word.substring(equals + 1).split(",", -1))));
            }
        }
        return new SegmentNode(id, required, most, position, uses, key(id, uses), depends);
    }

    private static int key(String id, Map<String, Use> uses) {
        if (id.equals("HL")) {
            return 3;
        }
        Use use = uses.get(id.equals("HI") ? "01-1" : "01");
        return KEYED.contains(id) && use != null && !use.codes().isEmpty() ? 1 : 0;
    }

    /** {@code when CLM 11-1=AA,EM need DTP:439}. */
    private static Condition condition(String[] words) {
        int equals = words[2].indexOf('=');
        return new Condition(
                words[1],
                words[2].substring(0, equals),
                Set.of(words[2].substring(equals + 1).split(",", -1)),
                words[3].equals("need"),
                words[4]);
    }
}
