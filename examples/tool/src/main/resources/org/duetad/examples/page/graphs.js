// Draws each graph from its text. Where that fails, the text stays open.
(async () => {
  "use strict";
  const font = { fontname: "Helvetica,Arial,sans-serif", fontsize: 11 };
  const options = { nodeAttributes: { ...font, margin: "0.16,0.08" }, edgeAttributes: font };
  const viz = await Viz.instance();
  for (const figure of document.querySelectorAll("figure.graph")) {
    try {
      draw(viz, figure);
    } catch (error) {
      console.error(`${figure.id}: ${error.message}`);
    }
  }

  // Graphviz makes a tooltip a link that leads nowhere.
  function untied(link) {
    const title = document.createElementNS(link.namespaceURI, "title");
    title.textContent = link.getAttributeNS("http://www.w3.org/1999/xlink", "title");
    link.replaceWith(title, ...link.childNodes);
  }

  function draw(viz, figure) {
    const svg = viz.renderSVGElement(figure.querySelector("pre").textContent, options);
    // Names of Graphviz would be the same in every graph of the page.
    svg.querySelectorAll("title").forEach((title) => title.remove());
    svg.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    svg.querySelectorAll("a").forEach(untied);
    const drawing = figure.querySelector(".drawing");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", drawing.dataset.label);
    // A wide graph is scrolled in its box rather than made too small to be read.
    svg.style.minWidth = `${0.75 * parseFloat(svg.getAttribute("width"))}pt`;
    drawing.append(svg);
    drawing.hidden = false;
    figure.querySelector("details").open = false;
  }
})();
