package org.tallystick.workbench;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Actor;
import org.tallystick.access.People;

/** What to call whoever did something, from the reference that is stored beside it. */
@Component
public class ActorNames {
    private final People people;

    ActorNames(People people) {
        this.people = people;
    }

    /** {@code PERSON:0198…} is Ada Lovelace; text that is no reference stays as it is. */
    public String of(String reference) {
        int colon = reference.indexOf(':');
        if (colon < 0) {
            return withoutId(reference);
        }
        try {
            return switch (Actor.Kind.valueOf(reference.substring(0, colon))) {
                case PERSON -> person(UUID.fromString(reference.substring(colon + 1)));
                case API_KEY -> "A program with a key";
                case COMMAND_LINE, SYSTEM -> withoutId(reference.substring(0, colon));
            };
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }

    private String person(UUID id) {
        String name = people.nameOf(id);
        return name == null ? "Somebody" : name;
    }

    private static String withoutId(String reference) {
        return switch (reference) {
            case "SYSTEM" -> Actor.SYSTEM.name();
            case "COMMAND_LINE" -> "Command line";
            default -> reference;
        };
    }
}
