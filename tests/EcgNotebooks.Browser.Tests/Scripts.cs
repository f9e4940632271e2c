namespace EcgNotebooks.Browser.Tests;

/// <summary>Scripts that measure a page.</summary>
internal static class Scripts
{
    /// <summary>Returns the page's background colour.</summary>
    public const string Background = "getComputedStyle(document.body).backgroundColor";

    /// <summary>Returns the elements that reach beyond the page's right edge, except in elements that scroll by themselves.</summary>
    public const string WiderThanThePage = """
        [...document.body.querySelectorAll('*')].filter(element => {
          if (element.getBoundingClientRect().right <= document.documentElement.clientWidth + 0.5) return false;
          for (var above = element.parentElement; above; above = above.parentElement)
            if (above.tagName === 'svg' || (above !== document.body && getComputedStyle(above).overflowX !== 'visible')) return false;
          return true;
        }).map(element => element.outerHTML.slice(0, 100))
        """;

    /// <summary>Returns the visible texts whose contrast with their background is below 4.5 (WCAG 2.1, level AA); figures have their own background.</summary>
    public const string TextsWithLittleContrast = """
        (() => {
          var numbers = color => color.match(/[\d.]+/g).map(Number);
          var isOpaque = color => { var parts = numbers(color); return parts.length < 4 || parts[3] === 1; };
          var linear = part => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          var luminance = color => { var [r, g, b] = numbers(color); return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b); };
          var behind = element => {
            for (; element; element = element.parentElement)
              if (isOpaque(getComputedStyle(element).backgroundColor)) return getComputedStyle(element).backgroundColor;
            return 'rgb(255, 255, 255)';
          };
          var found = [];
          for (var element of document.body.querySelectorAll('*')) {
            var text = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
            if (!text || element.closest('svg') || ['SCRIPT', 'STYLE', 'BUTTON'].includes(element.tagName) || !element.checkVisibility()) continue;
            var [one, other] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => b - a);
            var contrast = (one + 0.05) / (other + 0.05);
            if (contrast < 4.5) found.push(contrast.toFixed(2) + ' ' + element.outerHTML.slice(0, 100));
          }
          return found;
        })()
        """;

    /// <summary>A function that returns the number of distinct colours of a PNG in base64.</summary>
    public const string Colors = """
        async png => {
          var picture = new Image();
          picture.src = 'data:image/png;base64,' + png;
          await picture.decode();
          var canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [picture.width, picture.height];
          var drawing = canvas.getContext('2d');
          drawing.drawImage(picture, 0, 0);
          var pixels = new Uint32Array(drawing.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
          return new Set(pixels).size;
        }
        """;
}
