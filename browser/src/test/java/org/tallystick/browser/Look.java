package org.tallystick.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at pages as people see them: light and dark, on a desk and on a phone. Each page is loaded once; with
 * {@code -Dtallystick.pictures} its four pictures are kept in {@code target/screens}.
 */
final class Look {
    private static final boolean PICTURES = System.getProperty("tallystick.pictures") != null;
    private static final int DESK = 1360;
    private static final int PHONE = 390;

    private final Chromium.Visit visit;
    private final List<String> found = new ArrayList<>();

    Look(Chromium.Visit visit) {
        this.visit = visit;
    }

    /** What is wrong with what was seen. */
    List<String> found() {
        return found;
    }

    /** Opens an address and looks at it. */
    void at(String address) {
        visit.page().navigate(address);
        here(address);
    }

    /** Looks at the page that is open. */
    void here(String address) {
        String name = address.replaceAll("[0-9a-f-]{36}", "one")
                .replaceAll("^/c/[^/]*", "")
                .replaceAll("\\W+", "-");
        on(ColorScheme.LIGHT, DESK);
        visit.waitForMotion();
        visit.accessibilityViolations().forEach(violation -> found.add(address + ": " + violation));
        picture(name, "light");
        on(ColorScheme.DARK, DESK);
        visit.contrastViolations().forEach(violation -> found.add(address + ", dark: " + violation));
        picture(name, "dark");
        on(ColorScheme.LIGHT, PHONE);
        if (scrollsSideways(visit.page())) {
            found.add(address + " scrolls sideways on a phone");
        }
        picture(name, "phone");
    }

    private void on(ColorScheme scheme, int width) {
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        visit.page().setViewportSize(width, 860);
    }

    /** The page itself never scrolls sideways; a wide table scrolls within its frame. */
    private static boolean scrollsSideways(Page page) {
        return (Boolean)
                page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
    }

    private void picture(String name, String kind) {
        if (PICTURES) {
            visit.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("target/screens/page" + name + "-" + kind + ".png"))
                            .setCaret(ScreenshotCaret.INITIAL) // hiding it takes inline styles, which our policy blocks
                            .setFullPage(true));
        }
    }
}
