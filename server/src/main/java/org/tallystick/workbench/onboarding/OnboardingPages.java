package org.tallystick.workbench.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.documents.SupportingDocument;
import org.tallystick.onboarding.Acknowledgement;
import org.tallystick.onboarding.Checked;
import org.tallystick.onboarding.ChecklistItem;
import org.tallystick.onboarding.ItemStep;
import org.tallystick.onboarding.Onboarding;
import org.tallystick.onboarding.SigningRequest;
import org.tallystick.onboarding.Stage;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.customers.CustomerFrame;

/** The pages about customers on their way in. */
public final class OnboardingPages {
    private static final int SHOWN = 4;

    private OnboardingPages() {}

    /** Which customers the list shows. */
    public enum Show {
        WAITING("Being onboarded"),
        RENEW("Evidence to be renewed");

        private final String title;

        Show(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public record Waiting(Show show, List<Onboarding> rows) {
        public Waiting {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The checklist of one customer with what was signed.
     *
     * @param looks what can be said of items without evidence, by code
     */
    public record Checklist(
            CustomerFrame frame,
            Onboarding onboarding,
            Map<String, Checked> looks,
            List<ItemStep> history,
            List<SupportingDocument> documents,
            Signing signing,
            Map<String, String> names,
            LocalDate today) {
        public Checklist {
            looks = Map.copyOf(looks);
            history = List.copyOf(history);
            documents = List.copyOf(documents);
            names = Map.copyOf(names);
        }

        public Tone tone(ChecklistItem item) {
            if (onboarding.isSettled(item)) {
                return Tone.GOOD;
            }
            return onboarding.isRequired(item) ? Tone.WARN : Tone.NEUTRAL;
        }

        /** What a form begins with: the sentence of the check, when it found the item right. */
        public String suggestion(ChecklistItem item) {
            return looks.get(item.code()) instanceof Checked.Right(String _, String sentence) ? sentence : "";
        }

        public @Nullable Checked look(ChecklistItem item) {
            return looks.get(item.code());
        }

        /** What was found right; an account only as far as its owner needs to know it again. */
        public @Nullable String valueOf(ItemStep step) {
            String value = step.value();
            if (value == null || !step.item().equals(ChecklistItem.BANK) || value.length() <= SHOWN) {
                return value;
            }
            return "\u2026 " + value.substring(value.length() - SHOWN);
        }

        public String titleOf(ItemStep step) {
            return onboarding.checklist().stream()
                    .filter(item -> item.code().equals(step.item()))
                    .map(ChecklistItem::title)
                    .findFirst()
                    .orElse(step.item());
        }

        public String nameOf(String reference) {
            return names.getOrDefault(reference, reference);
        }

        public String documentName(UUID id) {
            return documents.stream()
                    .filter(document -> document.id().equals(id))
                    .map(SupportingDocument::name)
                    .findFirst()
                    .orElse("Document");
        }

        public List<Choice> choices() {
            return documents.stream()
                    .filter(document -> !document.isErased())
                    .map(document -> new Choice(document.id().toString(), document.name()))
                    .toList();
        }
    }

    /** The link that waits, its address, what was signed, and the words somebody would sign now. */
    public record Signing(
            @Nullable SigningRequest open,
            @Nullable String link,
            List<Acknowledgement> signed,
            String text,
            String language) {
        public Signing {
            signed = List.copyOf(signed);
        }
    }

    public static Tone tone(Stage stage) {
        return switch (stage) {
            case PROSPECT -> Tone.WARN;
            case VERIFIED -> Tone.INFO;
            case ACTIVE -> Tone.GOOD;
        };
    }
}
