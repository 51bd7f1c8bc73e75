const STYLES = `
ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal { display: none !important; }
dialog.app-bridge-modal { box-sizing: border-box; width: 620px; max-width: calc(100vw - 32px); max-height: calc(100vh - 32px);
  margin: auto; padding: 0; border: 0; border-radius: 16px; background: #fff; color: #303030;
  box-shadow: 0 20px 20px -8px rgba(26, 26, 26, .28); font: 13px/20px Inter, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow: hidden; }
dialog.app-bridge-modal[open] { display: flex; flex-direction: column; }
dialog.app-bridge-modal::backdrop { background: rgba(0, 0, 0, .5); }
dialog.app-bridge-modal.small { width: 380px; }
dialog.app-bridge-modal.large { width: 980px; }
dialog.app-bridge-modal.max { width: 100vw; max-width: 100vw; height: 100vh; max-height: 100vh; border-radius: 0; }
dialog.app-bridge-modal > header { display: flex; align-items: center; justify-content: space-between; gap: 16px;
  padding: 12px 16px; background: #f3f3f3; border-bottom: 1px solid #e3e3e3; }
dialog.app-bridge-modal h2 { margin: 0; font-size: 14px; font-weight: 650; }
dialog.app-bridge-modal > .app-bridge-modal-body { overflow: auto; flex: 1; }
dialog.app-bridge-modal > footer { display: flex; flex-direction: row-reverse; flex-wrap: wrap; gap: 8px; padding: 12px 16px;
  border-top: 1px solid #e3e3e3; }
dialog.app-bridge-modal > header > button, dialog.app-bridge-modal > footer > button { font: inherit; font-weight: 550;
  min-height: 28px; padding: 4px 12px; border: 1px solid #8a8a8a; border-radius: 8px; background: #fff; color: #303030; cursor: pointer; }
dialog.app-bridge-modal > footer > button.primary { background: #303030; border-color: #303030; color: #fff; }
dialog.app-bridge-modal > footer > button.critical { background: #c70a24; border-color: #c70a24; color: #fff; }
dialog.app-bridge-modal > footer > button:disabled { opacity: .5; cursor: default; }
`;

/** As an adopted sheet: an element in the head would be in the way of a page that React takes over as a whole. */
export function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets.push(sheet);
}
