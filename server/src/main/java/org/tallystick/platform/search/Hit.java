package org.tallystick.platform.search;

/**
 * A record that was found. Its path is below the company, {@code /customers/C-1001}; its icon is one of
 * {@code tools/icons}.
 */
public record Hit(String title, String detail, String path, String icon) {}
