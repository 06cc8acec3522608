// Draws one diagram for the page around it. Runs in a sandbox without an origin, and may load nothing but this folder.
(() => {
  let drawn = 0;

  addEventListener('message', async ({ source, data }) => {
    if (source !== parent || typeof data?.code !== 'string') {
      return;
    }
    const { code, dark } = data;
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      suppressErrorRendering: true,
      // What a diagram may not set by itself.
      secure: [
        'secure',
        'securityLevel',
        'startOnLoad',
        'maxTextSize',
        'maxEdges',
        'suppressErrorRendering',
        'theme',
        'themeCSS',
        'themeVariables',
        'fontFamily',
        'altFontFamily',
        'dompurifyConfig',
      ],
      theme: dark ? 'dark' : 'neutral',
      maxTextSize: 50_000,
      maxEdges: 500,
    });
    drawn += 1;
    try {
      const { svg } = await mermaid.render(`diagram-${drawn}`, code);
      document.body.innerHTML = svg;
      const { height } = document.body.firstElementChild.getBoundingClientRect();
      parent.postMessage({ code, height: Math.ceil(height) }, '*');
    } catch (failure) {
      parent.postMessage({ code, problem: String(failure?.message ?? failure) }, '*');
    }
  });
  parent.postMessage({ ready: true }, '*');
})();
