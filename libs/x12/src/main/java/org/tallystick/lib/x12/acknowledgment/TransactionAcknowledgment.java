package org.tallystick.lib.x12.acknowledgment;

import java.util.List;

/**
 * What became of a transaction (AK2 to IK5).
 *
 * @param type ST01
 * @param control ST02
 * @param version ST03
 * @param code A accepted, E with errors, R rejected (IK501)
 * @param codes IK502 to IK506
 */
public record TransactionAcknowledgment(
        String type, String control, String version, List<SegmentError> errors, String code, List<String> codes) {
    public TransactionAcknowledgment {
        errors = List.copyOf(errors);
        codes = List.copyOf(codes);
    }

    /** Whether what it is about will be worked on. */
    public boolean isAccepted() {
        return code.equals("A") || code.equals("E");
    }

    /**
     * A segment with something wrong (IK3).
     *
     * @param segment its id
     * @param place in the transaction, ST being 1
     * @param loop it belongs to
     * @param code IK304
     * @param contexts CTX: {@code CLM01:value} names the claim
     */
    public record SegmentError(
            String segment, int place, String loop, String code, List<String> contexts, List<ElementError> elements) {
        public SegmentError {
            contexts = List.copyOf(contexts);
            elements = List.copyOf(elements);
        }
    }

    /**
     * An element with something wrong (IK4).
     *
     * @param component 0 for the whole
     * @param repetition 0 where it does not matter
     * @param reference its number in the dictionary of X12, may be empty
     * @param code IK403
     * @param value what stands there; may be about a person
     */
    public record ElementError(
            int element, int component, int repetition, String reference, String code, String value) {}
}
