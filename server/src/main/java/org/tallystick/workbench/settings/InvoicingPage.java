package org.tallystick.workbench.settings;

import java.math.RoundingMode;
import java.util.List;
import org.tallystick.invoicing.InvoicingPolicy;
import org.tallystick.lib.money.RoundingPolicy;
import org.tallystick.platform.web.Choice;

/** How documents round and are numbered, with the choices in plain words. */
public record InvoicingPage(InvoicingPolicy policy) {
    public static List<Choice> policies() {
        return List.of(
                new Choice(
                        RoundingPolicy.DOCUMENT.name(),
                        "Once per tax rate, on the sum of the rounded lines (usual; EN 16931)"),
                new Choice(RoundingPolicy.LINE.name(), "On each line, then added up"),
                new Choice(
                        RoundingPolicy.DOCUMENT_UNROUNDED.name(),
                        "Once per tax rate, on the sum of the lines before they are rounded"));
    }

    public static List<Choice> modes() {
        return List.of(
                new Choice(RoundingMode.HALF_UP.name(), "Up: 0.125 becomes 0.13, 0.135 becomes 0.14 (usual)"),
                new Choice(
                        RoundingMode.HALF_EVEN.name(),
                        "To the even neighbour: 0.125 becomes 0.12, 0.135 becomes 0.14"));
    }
}
