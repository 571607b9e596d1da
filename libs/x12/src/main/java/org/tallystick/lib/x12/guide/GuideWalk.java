package org.tallystick.lib.x12.guide;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Segment;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.GroupStarted;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.X12Event.TransactionStarted;
import org.tallystick.lib.x12.guide.Guide.Condition;
import org.tallystick.lib.x12.guide.Guide.LoopNode;
import org.tallystick.lib.x12.guide.Guide.Node;
import org.tallystick.lib.x12.guide.Guide.SegmentNode;

/**
 * Walks transactions along their guides and tells what does not follow them; what has no guide here is passed over. Only the
 * open loops are in memory.
 */
public final class GuideWalk {
    private final Consumer<Finding> findings;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private String groupVersion = "";
    private String claim = "";
    private @Nullable Guide guide;

    public GuideWalk(Consumer<Finding> findings) {
        this.findings = findings;
    }

    /** Takes the next event of the envelope reader. */
    public void take(X12Event event) {
        switch (event) {
            case GroupStarted group -> groupVersion = group.version();
            case TransactionStarted started -> begin(started);
            case SegmentRead read when guide != null && !read.segment().is("TA1") -> walk(guide, read);
            case TransactionEnded _ when guide != null -> end();
            default -> {} // envelopes, and transactions without a guide
        }
    }

    private void begin(TransactionStarted started) {
        String version = started.version() == null ? groupVersion : started.version();
        guide = Guides.of(started.type(), version).orElse(null);
        frames.clear();
        claim = "";
        if (guide != null) {
            frames.push(new Frame(guide.loop(), started.location()));
        }
    }

    private void walk(Guide along, SegmentRead read) {
        Segment segment = read.segment();
        if (segment.is("CLM")) {
            claim = segment.text(1);
        }
        if (step(read, true) || late(read) || step(read, false)) {
            return;
        }
        Fault fault = along.segments().contains(segment.id()) ? Fault.SEGMENT_UNEXPECTED : Fault.SEGMENT_UNKNOWN;
        report(fault, segment.id(), frame().loop, read.location());
    }

    private Frame frame() {
        Frame open = frames.peek();
        if (open == null) {
            throw new IllegalStateException("no loop is open");
        }
        return open;
    }

    /** Goes on to where the segment fits, from the innermost loop outwards; false when there is no such place. */
    private boolean step(SegmentRead read, boolean byKey) {
        Segment segment = read.segment();
        for (Frame frame : frames) {
            Node node = frame.find(segment, byKey);
            if (node != null) {
                while (frame() != frame) {
                    close(frames.pop());
                }
                enter(frame, node, read);
                return true;
            }
        }
        return false;
    }

    private void enter(Frame frame, Node node, SegmentRead read) {
        int met = frame.meet(node, read.location());
        if (node.most() > 0 && met > node.most()) {
            report(
                    node instanceof LoopNode ? Fault.LOOP_REPEATED : Fault.SEGMENT_REPEATED,
                    read.segment().id(),
                    node instanceof LoopNode repeated ? repeated : frame.loop,
                    read.location());
        }
        Frame current = frame;
        Node inner = node;
        while (inner instanceof LoopNode loop) {
            current = new Frame(loop, read.location());
            frames.push(current);
            inner = loop.nodes().getFirst();
            current.meet(inner, read.location());
        }
        elements(current, (SegmentNode) inner, read);
    }

    private void elements(Frame frame, SegmentNode node, SegmentRead read) {
        frame.consider(read.segment());
        String id = read.segment().id();
        ElementCheck.check(
                read.segment(), read.location(), node, (fault, location) -> report(fault, id, frame.loop, location));
    }

    /** A segment that should have come earlier in an open loop. */
    private boolean late(SegmentRead read) {
        for (Frame frame : frames) {
            Node node = frame.findBehind(read.segment());
            if (node != null) {
                frame.meetLate(node);
                report(Fault.SEGMENT_OUT_OF_ORDER, read.segment().id(), frame.loop, read.location());
                elements(frame, node.segment(), read);
                return true;
            }
        }
        return false;
    }

    private void close(Frame frame) {
        for (Node node : frame.loop.nodes()) {
            if (node.required() && frame.count(node) == 0) {
                report(
                        Fault.SEGMENT_MISSING,
                        node.segment().id(),
                        node instanceof LoopNode inner ? inner : frame.loop,
                        frame.last());
            }
        }
        for (Condition condition : frame.loop.conditions()) {
            if (frame.holds(condition) && frame.met(condition.target()) != condition.needed()) {
                int colon = condition.target().indexOf(':');
                report(
                        condition.needed() ? Fault.SEGMENT_DEPENDENT_MISSING : Fault.SEGMENT_DEPENDENT_NOT_USED,
                        colon < 0 ? condition.target() : condition.target().substring(0, colon),
                        frame.loop,
                        frame.last());
            }
        }
        if (frame.loop.id().equals("2300")) {
            claim = "";
        }
    }

    private void end() {
        while (!frames.isEmpty()) {
            close(frames.pop());
        }
        guide = null;
    }

    private void report(Fault fault, String segment, LoopNode loop, Location location) {
        findings.accept(new Finding(fault, segment, loop.id(), location, claim));
    }
}
