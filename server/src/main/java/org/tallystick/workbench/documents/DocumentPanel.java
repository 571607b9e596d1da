package org.tallystick.workbench.documents;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.documents.RequiredDocument;
import org.tallystick.documents.SupportingDocument;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;

/** The documents of one thing: what is needed and how far it is, what is there, and a form for more. */
public record DocumentPanel(
        String page,
        List<RequiredDocument> required,
        List<SupportingDocument> documents,
        List<Choice> kinds,
        Map<String, String> names,
        String largest,
        @Nullable String me) {
    public DocumentPanel {
        required = List.copyOf(required);
        documents = List.copyOf(documents);
        kinds = List.copyOf(kinds);
        names = Map.copyOf(names);
    }

    /** The kind that the form offers first: one that is missing. */
    public String kindWanted() {
        return required.stream()
                .filter(one -> one.state() == RequiredDocument.State.REQUIRED
                        || one.state() == RequiredDocument.State.REQUESTED
                        || one.state() == RequiredDocument.State.REJECTED)
                .map(RequiredDocument::kind)
                .findFirst()
                .orElse("");
    }

    public String nameOf(String reference) {
        return names.getOrDefault(reference, "Somebody");
    }

    public boolean isMine(RequiredDocument required) {
        return required.waiverAskedBy() != null && required.waiverAskedBy().equals(me);
    }

    public static Tone tone(RequiredDocument required) {
        return switch (required.state()) {
            case REQUIRED, REJECTED -> Tone.BAD;
            case REQUESTED -> Tone.WARN;
            case RECEIVED -> Tone.INFO;
            case VALIDATED -> Tone.GOOD;
            case WAIVED -> Tone.NEUTRAL;
        };
    }
}
