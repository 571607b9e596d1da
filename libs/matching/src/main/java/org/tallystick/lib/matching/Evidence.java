package org.tallystick.lib.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.payer.Payer;
import org.tallystick.lib.matching.subset.Density;

/**
 * What a decision rests on, to be stored with it and shown from there.
 *
 * @param candidates how many open items were looked at
 * @param residue text that may be a reference and was not understood
 * @param density of sums near the amount, where a rule looked for sums
 * @param family the structured set that fits, with its key; null for none
 */
public record Evidence(
        Payer payer,
        int candidates,
        List<Mention> mentions,
        List<String> residue,
        @Nullable Density density,
        @Nullable String family,
        List<Sentence> sentences,
        String policyVersion) {
    public Evidence {
        mentions = List.copyOf(mentions);
        residue = List.copyOf(residue);
        sentences = List.copyOf(sentences);
    }

    /** A document named in the text. */
    public record Mention(String item, String token, int offset, String kind) {}
}
