package org.tallystick.workbench.review;

import java.util.List;
import org.tallystick.platform.web.Tab;
import org.tallystick.workbench.Shell;

/** The pages of the cash clerk's desk. */
public final class ReviewTabs {
    private ReviewTabs() {}

    public static List<Tab> of(Shell shell, String current) {
        return List.of(
                tab(shell, "Review", "", current),
                tab(shell, "Flags", "/flags", current),
                tab(shell, "Unapplied money", "/unapplied", current),
                tab(shell, "Straight-through", "/straight-through", current),
                tab(shell, "Matching rules", "/rules", current));
    }

    private static Tab tab(Shell shell, String title, String path, String current) {
        return new Tab(title, shell.at("/cash-review" + path), path.equals(current));
    }
}
